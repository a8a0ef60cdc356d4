import { FileProblem, WHOLE_FILE } from './file-problem.ts';

/** What names of files that we read end in; and those of older spreadsheets, which their reader refuses with a word on what to do. */
const ENDINGS = new Set(['csv', 'tsv', 'txt', 'xlsx', 'ods', 'json', 'geojson', 'xls', 'xlsb', 'xlsm']);

/**
 * Refuses a file whose name says that it is nothing for us, before it is kept. What a file is, its content tells later; the name
 * is used for nothing else.
 * @throws FileProblem
 */
export function checkFileName(name: string): void {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ENDINGS.has(ending)) return;
  throw new FileProblem({
    what:
      ending === ''
        ? 'The name of the file does not say what it is'
        : `A file whose name ends in .${ending.slice(0, 20)} is not taken`,
    where: WHOLE_FILE,
    doThis: 'Choose a spreadsheet (.xlsx, .ods or .csv), a JSON file (.json) or boundaries (.geojson).',
  });
}
