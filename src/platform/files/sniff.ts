import { open } from 'node:fs/promises';
import { FileProblem, fileSystemProblem, WHOLE_FILE } from './file-problem.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { openArchive } from './zip.ts';

export type FileKind = 'ods' | 'xlsx' | 'csv' | 'json' | 'zip' | 'xls' | 'pdf' | 'unknown';

const START = 64 * 1024;

/** What a file is, judged by its content and never by its name. `xls` is any old Office file, or a new one with a password. */
export async function sniff(path: string): Promise<FileKind> {
  const start = await readStart(path);
  if (start.length === 0) return 'unknown';
  if (start.includes('%PDF-') && start.indexOf('%PDF-') < 1024) return 'pdf';
  if (startsWith(start, 'd0cf11e0a1b11ae1')) return 'xls';
  if (startsWith(start, '504b')) return archiveKind(path, start);
  return textKind(start);
}

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.subarray(0, hex.length / 2).toString('hex') === hex;
}

/** The first bytes of a file; none where it is empty. */
async function readStart(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileSystemProblem(error, path);
  }
}

async function archiveKind(path: string, start: Buffer): Promise<FileKind> {
  try {
    const archive = await openArchive(path, DEFAULT_LIMITS);
    archive.zip.close();
    const names = [...archive.parts.keys()];
    if (archive.parts.has('content.xml') || archive.parts.has('encrypted-package')) {
      return start.includes('opendocument.spreadsheet') || !start.includes('opendocument.') ? 'ods' : 'zip';
    }
    return names.some((name) => /^xl\/workbook\.(xml|bin)$/.test(name)) ||
      names.includes('xl/worksheets/sheet1.xml')
      ? 'xlsx'
      : 'zip';
  } catch {
    // The directory of an archive stands at its end: what is cut short must be judged by its first part.
    if (start.includes('opendocument.spreadsheet')) return 'ods';
    return /xl\/|\[Content_Types\]\.xml/.test(start.toString('latin1')) ? 'xlsx' : 'zip';
  }
}

function textKind(start: Buffer): FileKind {
  if (startsWith(start, 'fffe') || startsWith(start, 'feff')) return 'csv';
  if (looksBinary(start)) return 'unknown';
  const text = start
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text === '') return 'unknown';
  if (/^[[{]/.test(text)) return 'json';
  return /^<(!doctype|html|\?xml)/i.test(text) ? 'unknown' : 'csv';
}

/** Bytes that text does not have: NUL, and controls other than tab, line ends, form feeds and the DOS end of file. */
function looksBinary(bytes: Buffer): boolean {
  return bytes.some((byte) => byte < 32 && ![9, 10, 11, 12, 13, 26].includes(byte));
}

const CALLED: Record<FileKind, string> = {
  ods: 'an ODS spreadsheet',
  xlsx: 'an Excel (XLSX) workbook',
  csv: 'a CSV or text file',
  json: 'a JSON file',
  zip: 'a ZIP archive that is not a spreadsheet',
  xls: 'an old Excel (.xls) workbook',
  pdf: 'a PDF',
  unknown: 'not a kind of file that we know',
};

const SHORT: Record<string, string> = { ods: 'ODS', xlsx: 'XLSX', csv: 'CSV', json: 'JSON' };

const WHAT_TO_DO: Partial<Record<FileKind, string>> = {
  zip: 'Unpack it and choose the file inside.',
  xls: 'Open it in Excel or LibreOffice and save it as XLSX or ODS.',
  pdf: 'Ask for the table itself, or download the spreadsheet that the PDF was made from.',
};

/**
 * The kind of the file, which must be one of `expected`; otherwise a FileProblem that names both, such as
 * "This is a PDF; expected an ODS or CSV file". Tells apart a web page and a workbook with a password.
 */
export async function expectKind<K extends FileKind>(path: string, expected: readonly K[]): Promise<K> {
  const kind = await sniff(path);
  if ((expected as readonly FileKind[]).includes(kind)) return kind as K;
  const start = await readStart(path);
  if (start.length === 0) {
    throw new FileProblem({
      what: 'The file is empty',
      where: WHOLE_FILE,
      doThis: 'Download or save it again.',
    });
  }
  if (kind === 'xls' && (await holdsEncryptedPackage(path))) {
    throw new FileProblem({
      what: 'The workbook is protected by a password',
      where: WHOLE_FILE,
      doThis: 'Open it with the password, save it without one, and use the new file.',
    });
  }
  const webPage =
    kind === 'unknown' &&
    /^\s*<(!doctype html|html)/i.test(start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''));
  throw new FileProblem({
    what: `This is ${webPage ? 'a web page' : CALLED[kind]}; expected ${list(expected.map((one) => SHORT[one] ?? one))}`,
    where: WHOLE_FILE,
    doThis: webPage
      ? 'Download the file again: the website answered with a page instead of it.'
      : (WHAT_TO_DO[kind] ?? 'Choose another file.'),
  });
}

/** Excel keeps a workbook with a password as an old-style file with a stream of this name. */
async function holdsEncryptedPackage(path: string): Promise<boolean> {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  const file = await open(path, 'r');
  try {
    let carry = Buffer.alloc(0);
    for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      const bytes = Buffer.concat([carry, piece as Buffer]);
      if (bytes.includes(marker)) return true;
      carry = bytes.subarray(-marker.length);
    }
    return false;
  } finally {
    await file.close();
  }
}

/** "an ODS, XLSX or CSV file". */
function list(names: string[]): string {
  const words =
    names.length > 1
      ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
      : (names[0] ?? 'another kind of');
  return `${/^[AEIOX]/.test(words) ? 'an' : 'a'} ${words} file`;
}
