import {
  columnWidth,
  escapeXml,
  NOTES_SHEET,
  numberText,
  rowCells,
  safeSheetName,
  safeText,
} from './cells.ts';
import type { Cell, ExportTable } from './types.ts';
import type { Part } from './zip-stream.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const oasis = (name: string): string => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;

const NAMESPACES = ['office', 'table', 'text', 'style', 'config']
  .map((name) => `xmlns:${name}="${oasis(name)}"`)
  .concat(`xmlns:fo="${oasis('xsl-fo-compatible')}"`, `xmlns:number="${oasis('datastyle')}"`)
  .join(' ');

/** The parts of an ODS file. Text is written as string cells, which are never evaluated, whatever they start with. */
export function odsParts(table: ExportTable): Part[] {
  const name = safeSheetName(table.sheetName ?? table.title);
  return [
    { name: 'mimetype', content: TYPE, stored: true },
    { name: 'META-INF/manifest.xml', content: MANIFEST },
    { name: 'settings.xml', content: frozenHeader(name) },
    { name: 'content.xml', content: content(table, name) },
  ];
}

const MANIFEST =
  `${XML}<manifest:manifest xmlns:manifest="${oasis('manifest')}" manifest:version="1.3">` +
  [
    `/" manifest:media-type="${TYPE}`,
    'content.xml" manifest:media-type="text/xml',
    'settings.xml" manifest:media-type="text/xml',
  ]
    .map((entry) => `<manifest:file-entry manifest:full-path="${entry}"/>`)
    .join('') +
  '</manifest:manifest>';

/** Keeps the heading row in view. */
function frozenHeader(sheet: string): string {
  const item = (name: string, type: string, value: string | number): string =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  return (
    `${XML}<office:document-settings ${NAMESPACES} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings">` +
    '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>' +
    item('ViewId', 'string', 'view1') +
    `<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${escapeXml(sheet)}">` +
    item('VerticalSplitMode', 'short', 2) +
    item('VerticalSplitPosition', 'int', 1) +
    item('ActiveSplitRange', 'short', 2) +
    item('PositionTop', 'int', 0) +
    item('PositionBottom', 'int', 1) +
    '</config:config-item-map-entry></config:config-item-map-named>' +
    item('ActiveTable', 'string', escapeXml(sheet)) +
    '</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>'
  );
}

/** Styles by name: bold headings, days, percentages, wrapped notes, and one for each width of column. */
function styles(widths: readonly number[]): string {
  const columns = [...new Set(widths)].map(
    (width) =>
      `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.21).toFixed(2)}cm"/></style:style>`,
  );
  return (
    '<office:automatic-styles><number:date-style style:name="nd"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>' +
    '<number:percentage-style style:name="np"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>' +
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="nd"/><style:style style:name="percent" style:family="table-cell" style:data-style-name="np"/>' +
    '<style:style style:name="bold" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>' +
    '<style:style style:name="wrapped" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>' +
    `${columns.join('')}</office:automatic-styles>`
  );
}

const NOTES_WIDTH = 100;

async function* content(table: ExportTable, sheet: string): AsyncGenerator<string> {
  const widths = table.columns.map(columnWidth);
  const notes = table.notes ?? [];
  yield `${XML}<office:document-content ${NAMESPACES} office:version="1.3">${styles([...widths, NOTES_WIDTH])}<office:body><office:spreadsheet>`;
  yield `<table:table table:name="${escapeXml(sheet)}">${widths.map(columnXml).join('')}`;
  yield `<table:table-header-rows>${rowXml(table.columns.map((column) => textCell(safeText(column.heading), 'bold')))}</table:table-header-rows>`;
  for await (const row of table.rows) yield rowXml(rowCells(table.columns, row).map(cellXml));
  yield '</table:table>';
  if (notes.length > 0) {
    yield `<table:table table:name="${NOTES_SHEET}">${columnXml(NOTES_WIDTH)}${rowXml([textCell(safeText(table.title), 'bold')])}`;
    for (const note of notes) yield rowXml([textCell(safeText(note), 'wrapped')]);
    yield '</table:table>';
  }
  yield '</office:spreadsheet></office:body></office:document-content>';
}

function columnXml(width: number): string {
  return `<table:table-column table:style-name="w${width}"/>`;
}

function rowXml(cells: string[]): string {
  return `<table:table-row>${cells.join('') || '<table:table-cell/>'}</table:table-row>`;
}

function cellXml(cell: Cell): string {
  if (cell.kind === 'empty') return '<table:table-cell/>';
  if (cell.kind === 'text') return textCell(cell.text, null);
  if (cell.kind === 'number') {
    const value = numberText(cell.value);
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  }
  if (cell.kind === 'percent') {
    return `<table:table-cell table:style-name="percent" office:value-type="percentage" office:value="${numberText(cell.value / 100)}"><text:p>${cell.value.toFixed(1)}%</text:p></table:table-cell>`;
  }
  const shown = cell.day.split('-').reverse().join('/');
  return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${cell.day}"><text:p>${shown}</text:p></table:table-cell>`;
}

function textCell(text: string, style: string | null): string {
  const named = style === null ? '' : ` table:style-name="${style}"`;
  const exact = /[\t\n]|^ | $| {2}/.test(text) ? ` office:string-value="${attributeText(text)}"` : '';
  const paragraphs = text.split('\n').map((line) => `<text:p>${paragraphXml(line)}</text:p>`);
  return `<table:table-cell${named} office:value-type="string"${exact}>${paragraphs.join('')}</table:table-cell>`;
}

/** The text again as an attribute, which LibreOffice takes before the paragraphs: from those it drops tabs. */
function attributeText(text: string): string {
  return escapeXml(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** White space that XML readers would fold is written as elements: tabs, and spaces at an end or in a run. */
function paragraphXml(line: string): string {
  return escapeXml(line)
    .replace(/^ +| +$| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\t', '<text:tab/>');
}
