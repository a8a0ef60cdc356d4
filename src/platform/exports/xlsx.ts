import { addDays, daysBetween, day, type Day } from '../../kernel/calendar-day.ts';
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

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Excel's own limits. */
const MOST_CHARACTERS = 32_767;
const MOST_ROWS = 1_048_576;

/** Styles by their place in `cellXfs` below. */
const BOLD = 1;
const DAY = 2;
const PERCENT = 3;
const WRAPPED = 4;

/** The parts of an XLSX file. Text is written as string cells, which Excel never evaluates, whatever they start with. */
export function xlsxParts(table: ExportTable): Part[] {
  const notes = table.notes ?? [];
  const names = [safeSheetName(table.sheetName ?? table.title), ...(notes.length > 0 ? [NOTES_SHEET] : [])];
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: contentTypes(names.length) },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbook(names) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: STYLES },
    { name: 'xl/worksheets/sheet1.xml', content: listSheet(table) },
  ];
  if (notes.length > 0)
    parts.push({ name: 'xl/worksheets/sheet2.xml', content: notesSheet(table.title, notes) });
  return parts;
}

function contentTypes(sheets: number): string {
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
  const overrides = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${sheetType}"/>`,
  );
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${overrides.join('')}</Types>`
  );
}

function relations(links: readonly (readonly [type: string, target: string])[]): string {
  const items = links.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbook(names: string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>' +
  '</cellXfs></styleSheet>';

async function* listSheet(table: ExportTable): AsyncGenerator<string> {
  const widths = table.columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${columnWidth(column)}" customWidth="1"/>`,
  );
  yield (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  );
  yield `<row>${table.columns.map((column) => textCell(safeText(column.heading), BOLD)).join('')}</row>`;
  let rows = 1;
  for await (const row of table.rows) {
    if (++rows > MOST_ROWS)
      throw new RangeError(`"${table.title}" has more rows than the ${MOST_ROWS} that Excel holds: use CSV`);
    yield `<row>${rowCells(table.columns, row).map(cellXml).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function* notesSheet(title: string, notes: readonly string[]): Generator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>`;
  yield `<row>${textCell(safeText(title), BOLD)}</row>`;
  for (const note of notes) yield `<row>${textCell(safeText(note), WRAPPED)}</row>`;
  yield '</sheetData></worksheet>';
}

function cellXml(cell: Cell): string {
  if (cell.kind === 'empty') return '<c/>';
  if (cell.kind === 'number') return `<c><v>${numberText(cell.value)}</v></c>`;
  if (cell.kind === 'percent') return `<c s="${PERCENT}"><v>${numberText(cell.value / 100)}</v></c>`;
  if (cell.kind === 'text') return textCell(cell.text, 0);
  const serial = excelSerial(cell.day);
  return serial === null ? textCell(cell.day, 0) : `<c s="${DAY}"><v>${serial}</v></c>`;
}

/** A day as Excel counts it, or null before March 1900, where its count is wrong, and past its last year. */
function excelSerial(value: Day): number | null {
  if (value < '1900-03-01' || value.length > 10) return null;
  return daysBetween(EXCEL_ZERO, value);
}

const EXCEL_ZERO = addDays(day('1900-01-01'), -2);

function textCell(text: string, style: number): string {
  const s = style === 0 ? '' : ` s="${style}"`;
  return `<c${s} t="inlineStr"><is><t xml:space="preserve">${escapeXml(excelText(text))}</t></is></c>`;
}

/** Text that looks like Excel's own escapes (`_x0041_`) is escaped; what is longer than a cell may be is cut, and says so. */
function excelText(text: string): string {
  const plain = text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
  if (plain.length <= MOST_CHARACTERS) return plain;
  const note = ` … (cut: ${text.length} characters; the CSV and ODS files have them all)`;
  return (
    plain
      .slice(0, MOST_CHARACTERS - note.length)
      .replace(/_x?[0-9a-fA-F]{0,4}$/, '')
      .toWellFormed() + note
  );
}
