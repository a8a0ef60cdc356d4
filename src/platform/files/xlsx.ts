import { excelDate, isoDate, plainNumber } from './cell-text.ts';
import { damagedFile, columnLetters, FileProblem } from './file-problem.ts';
import type { Limits } from './limits.ts';
import { SheetChoice } from './sheet-choice.ts';
import { RowBuffer, type TableOptions, type TableRow } from './table-types.ts';
import {
  decodeExcelEscapes,
  localName,
  longCell,
  readSharedTexts,
  readWorkbook,
  type Workbook,
} from './xlsx-book.ts';
import { XmlScanner, type XmlHandler } from './xml-scanner.ts';
import { attribute } from './xml-text.ts';
import { type Archive, partUtf8 } from './zip.ts';

/** Rows of one sheet of an XLSX file, as `readTable` tells. */
export async function* readXlsx(
  archive: Archive,
  options: TableOptions,
  limits: Limits,
): AsyncGenerator<TableRow[]> {
  const book = await readWorkbook(archive);
  const names = book.sheets.map((sheet) => sheet.name);
  const choice = new SheetChoice(typeof options.sheet === 'function' ? options.sheet(names) : options.sheet);
  const sheet = book.sheets.filter((one) => choice.sees(one.name))[0];
  choice.refuseIfNotFound();
  const texts = await readSharedTexts(archive, book.sharedTextPart);
  const rows = new RowBuffer(options.batchRows ?? 1000);
  const handler = new SheetHandler(rows, book, texts, sheet!.name, limits);
  const scanner = new XmlScanner(handler, () => handler.where());
  for await (const text of partUtf8(archive, sheet!.part, options.onProgress)) {
    scanner.write(text);
    if (rows.full) yield* rows.take();
  }
  scanner.end();
  yield* rows.take();
}

/** The names of the sheets in their order; charts and macros that stand among them are not sheets. */
export async function listXlsxSheets(archive: Archive): Promise<string[]> {
  return (await readWorkbook(archive)).sheets.map((sheet) => sheet.name);
}

/** Turns the elements of a worksheet into rows. */
class SheetHandler implements XmlHandler {
  wantsText = false;
  private row = 0;
  private cells: string[] = [];
  /** The number of the cell's column, from 1. */
  private column = 0;
  private inCell = false;
  private phonetic = 0;
  private type = '';
  private style = 0;
  private content = '';
  private readonly rows: RowBuffer;
  private readonly book: Workbook;
  private readonly texts: string[];
  private readonly sheet: string;
  private readonly limits: Limits;

  constructor(rows: RowBuffer, book: Workbook, texts: string[], sheet: string, limits: Limits) {
    this.rows = rows;
    this.book = book;
    this.texts = texts;
    this.sheet = sheet;
    this.limits = limits;
  }

  where(): string {
    return `sheet "${this.sheet}", ${this.inCell ? `cell ${columnLetters(this.column)}${this.row}` : `row ${this.row}`}`;
  }

  open(name: string, attributes: string): void {
    switch (localName(name)) {
      case 'row':
        this.openRow(attributes);
        return;
      case 'c':
        this.openCell(attributes);
        return;
      case 'v':
        this.wantsText = this.inCell && this.type !== 'inlineStr';
        return;
      case 't':
        this.wantsText = this.inCell && this.type === 'inlineStr' && this.phonetic === 0;
        return;
      case 'rPh':
        this.phonetic++;
    }
  }

  close(name: string): void {
    switch (localName(name)) {
      case 'v':
      case 't':
        this.wantsText = false;
        return;
      case 'rPh':
        this.phonetic--;
        return;
      case 'c':
        this.closeCell();
        return;
      case 'row':
        if (this.cells.length > 0) this.rows.add(this.row, this.cells, 1);
        this.cells = [];
    }
  }

  text(text: string): void {
    this.content += text;
    if (this.content.length > this.limits.cellCharacters)
      throw longCell(this.limits.cellCharacters, this.where());
  }

  private openRow(attributes: string): void {
    const given = Number(attribute(attributes, 'r') ?? this.row + 1);
    if (!Number.isInteger(given) || given <= this.row)
      throw damagedFile(`sheet "${this.sheet}", after row ${this.row}`);
    this.row = given;
    this.cells = [];
    this.column = 0;
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const column = reference === undefined ? this.column + 1 : columnNumber(reference);
    if (column <= this.column) throw damagedFile(this.where());
    if (column > this.limits.columns) {
      throw new FileProblem({
        what: `The sheet has ${column} columns or more; we read at most ${this.limits.columns}`,
        where: `sheet "${this.sheet}", row ${this.row}`,
        doThis: 'Delete what is to the right of the table and save the file again.',
      });
    }
    this.column = column;
    this.inCell = true;
    this.type = attribute(attributes, 't') ?? 'n';
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.content = '';
  }

  private closeCell(): void {
    const value = this.value();
    this.inCell = false;
    if (value === '') return;
    while (this.cells.length < this.column - 1) this.cells.push('');
    this.cells.push(value);
  }

  private value(): string {
    const { content, type } = this;
    if (content === '') return '';
    if (type === 's') {
      const text = this.texts[Number(content)];
      if (text === undefined) throw damagedFile(this.where());
      return text;
    }
    if (type === 'inlineStr' || type === 'str') return decodeExcelEscapes(content);
    if (type === 'b') return content.trim() === '1' || content.trim() === 'true' ? 'true' : 'false';
    if (type === 'd') return isoDate(content);
    if (type === 'e') return content;
    if (this.book.dateStyles[this.style])
      return excelDate(Number(content), this.book.since1904) ?? plainNumber(content);
    return plainNumber(content);
  }
}

/** 28 for "AB12". */
function columnNumber(reference: string): number {
  let n = 0;
  for (let i = 0; i < reference.length; i++) {
    const c = reference.charCodeAt(i) & ~32;
    if (c < 65 || c > 90) break;
    n = n * 26 + (c - 64);
  }
  return n;
}
