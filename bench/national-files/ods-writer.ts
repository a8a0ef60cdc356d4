import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A cell: text, a number, a day (`{ day: 'YYYY-MM-DD' }`, a real date cell shown as dd/mm/yyyy) or nothing. */
export type Cell = string | number | { day: string } | null;

export interface Sheet {
  name: string;
  rows: Iterable<readonly Cell[]>;
}

const NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ' +
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"';

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

/** Writes an ODS file as LibreOffice lays it out, row by row, so that a national file needs no more memory than a small one. */
export async function writeOds(path: string, sheets: readonly Sheet[]): Promise<void> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), 'mimetype', {
    ...STAMP,
    compress: false,
  });
  zip.addBuffer(Buffer.from(MANIFEST), 'META-INF/manifest.xml', STAMP);
  zip.addReadStream(Readable.from(inPieces(content(sheets))), 'content.xml', STAMP);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** A fixed time, so that the same seed makes the same bytes. */
const STAMP = { mtime: new Date(2026, 9, 1) };

function* content(sheets: readonly Sheet[]): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:spreadsheet>`;
  for (const sheet of sheets) {
    yield `<table:table table:name="${escape(sheet.name)}" table:style-name="ta1"><table:table-column table:style-name="co1" table:default-cell-style-name="Default"/>`;
    for (const row of sheet.rows) yield rowXml(row);
    yield '<table:table-row table:style-name="ro1" table:number-rows-repeated="990000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>';
  }
  yield '</office:spreadsheet></office:body></office:document-content>';
}

/** Joins small pieces into ones of about 256 KB: a stream's cost is per piece. */
function* inPieces(pieces: Iterable<string>): Generator<Buffer> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < 262_144) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  yield Buffer.from(gathered);
}

function rowXml(cells: readonly Cell[]): string {
  let xml = '<table:table-row table:style-name="ro1">';
  let empty = 0;
  for (const cell of cells) {
    if (cell === null || cell === '') {
      empty++;
      continue;
    }
    xml += emptyCells(empty) + cellXml(cell);
    empty = 0;
  }
  return `${xml}${emptyCells(empty)}</table:table-row>`;
}

function emptyCells(n: number): string {
  if (n === 0) return '';
  return n === 1 ? '<table:table-cell/>' : `<table:table-cell table:number-columns-repeated="${n}"/>`;
}

function cellXml(cell: Exclude<Cell, null>): string {
  if (typeof cell === 'string') {
    return `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>${escape(cell)}</text:p></table:table-cell>`;
  }
  if (typeof cell === 'number') {
    return `<table:table-cell office:value-type="float" office:value="${cell}" calcext:value-type="float"><text:p>${cell}</text:p></table:table-cell>`;
  }
  const [year, month, dayOfMonth] = cell.day.split('-');
  return `<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="${cell.day}" calcext:value-type="date"><text:p>${dayOfMonth}/${month}/${year}</text:p></table:table-cell>`;
}

function escape(text: string): string {
  if (!/[&<>"\n]|  /.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '</text:p><text:p>')
    .replaceAll('  ', ' <text:s/>');
}
