import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll } from 'vitest';
import { ZipFile } from 'yazl';
import { FileProblem, readTable, type TableOptions, type TableRow } from '../index.ts';

/** A folder for one test file, removed after it. */
export async function scratchFolder(): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'amberley-files-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

export async function writeZip(path: string, parts: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { compress: name !== 'mimetype' });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

export const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** content.xml around the XML of its sheets. */
export function odsContent(sheets: string, before = ''): string {
  const names = ['office', 'table', 'text', 'draw'].map(
    (n) => `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n === 'draw' ? 'drawing' : n}:1.0"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<office:document-content ${names.join(' ')}><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`;
}

/** An ODS file whose only sheet has these rows' XML. */
export function writeOdsRows(path: string, rows: string): Promise<string> {
  return writeZip(path, {
    mimetype: ODS_TYPE,
    'content.xml': odsContent(`<table:table table:name="List">${rows}</table:table>`),
  });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An XLSX file of one sheet, "List", from the XML of its sheetData. */
export function writeXlsxRows(
  path: string,
  rows: string,
  more: { sharedStrings?: string; cellXfs?: string; numFmts?: string; date1904?: boolean } = {},
): Promise<string> {
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return writeZip(path, {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${link('rId1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${more.date1904 ? 'date1904="1"' : ''}/><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${link('rId1', 'worksheet', 'worksheets/sheet1.xml')}${link('rId2', 'styles', 'styles.xml')}${link('rId3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${more.numFmts ?? ''}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${more.cellXfs ?? '<xf numFmtId="0"/>'}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${more.sharedStrings ?? ''}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

export async function allRows(path: string, options?: TableOptions): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of readTable(path, options)) rows.push(...batch);
  return rows;
}

/** The problem that the work ends in; fails where it succeeds or ends in another error. */
export async function problemOf(work: Promise<unknown>): Promise<FileProblem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
  throw new Error('expected a FileProblem, but the file was read');
}

export async function writeText(path: string, text: string | Buffer): Promise<string> {
  await writeFile(path, text);
  return path;
}
