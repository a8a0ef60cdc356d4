import { FileProblem, WHOLE_FILE } from './file-problem.ts';

/** What names of files that we read end in; and those of older spreadsheets, which their reader refuses with a word on what to do. */
const ENDINGS = new Set(['csv', 'tsv', 'txt', 'xlsx', 'ods', 'json', 'geojson', 'xls', 'xlsb', 'xlsm']);

/** What names of files end in that we only keep: letters, photographs, mails. None that a browser or a system would run. */
const DOCUMENTS = new Set([
  ...ENDINGS, 'pdf', 'doc', 'docx', 'odt', 'rtf', 'eml', 'msg', 'jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'tif', 'tiff', 'ppt', 'pptx',
  'mp3', 'm4a', 'wav', 'mp4', 'mov',
]); // prettier-ignore

/** What a page takes: files that we read, or also documents that we keep and give back as they are. */
export type FilesTaken = 'tables' | 'documents';

/**
 * Refuses a file whose name says that it is nothing for us, before it is kept. What a file is, its content tells later; the name
 * is used for nothing else.
 * @throws FileProblem
 */
export function checkFileName(name: string, taken: FilesTaken = 'tables'): void {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if ((taken === 'documents' ? DOCUMENTS : ENDINGS).has(ending)) return;
  throw new FileProblem({
    what:
      ending === ''
        ? 'The name of the file does not say what it is'
        : `A file whose name ends in .${ending.slice(0, 20)} is not taken`,
    where: WHOLE_FILE,
    doThis:
      taken === 'documents'
        ? 'Choose a document, a picture, a recording or a mail: say .pdf, .docx, .jpg or .eml.'
        : 'Choose a spreadsheet (.xlsx, .ods or .csv), a JSON file (.json) or boundaries (.geojson).',
  });
}
