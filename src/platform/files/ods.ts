import { columnLetters, FileProblem } from './file-problem.ts';
import type { Limits } from './limits.ts';
import { NO_KIND, readKind, refuseLong, repeatOf } from './ods-cell.ts';
import { RowBuffer, type TableOptions, type TableRow } from './table-types.ts';
import { SheetChoice } from './sheet-choice.ts';
import { XmlScanner, type XmlHandler } from './xml-scanner.ts';
import { attribute, decodeXmlText } from './xml-text.ts';
import { type Archive, partUtf8, passwordProtected, smallPart } from './zip.ts';

const CONTENT = 'content.xml';
const TABLE_NAMESPACE = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';

/** Rows of one sheet of an ODS file, as `readTable` tells. */
export async function* readOds(
  archive: Archive,
  options: TableOptions,
  limits: Limits,
): AsyncGenerator<TableRow[]> {
  await refusePassword(archive);
  const wanted =
    typeof options.sheet === 'function' ? options.sheet(await listOdsSheets(archive)) : options.sheet;
  const rows = new RowBuffer(options.batchRows ?? 1000);
  const choice = new SheetChoice(wanted);
  const handler = new OdsHandler(rows, choice, limits);
  const scanner = new XmlScanner(handler, () => handler.where());
  for await (const text of partUtf8(archive, CONTENT, options.onProgress)) {
    scanner.write(text);
    if (rows.full) yield* rows.take();
  }
  scanner.end();
  yield* rows.take();
  choice.refuseIfNotFound();
}

/** The names of the sheets in their order. */
export async function listOdsSheets(archive: Archive): Promise<string[]> {
  await refusePassword(archive);
  const choice = new SheetChoice(null);
  const handler = new OdsHandler(new RowBuffer(1), choice, archive.limits);
  const scanner = new XmlScanner(handler, () => handler.where());
  for await (const text of partUtf8(archive, CONTENT)) scanner.write(text);
  scanner.end();
  return choice.seen;
}

async function refusePassword(archive: Archive): Promise<void> {
  const manifest = 'META-INF/manifest.xml';
  if (archive.parts.has('encrypted-package')) throw passwordProtected('encrypted-package');
  if (archive.parts.has(manifest) && (await smallPart(archive, manifest)).includes('encryption-data')) {
    throw passwordProtected(CONTENT);
  }
}

const OUTSIDE = 0;
const IN_SHEET = 1;
const IN_ROW = 2;
const IN_CELL = 3;
const IN_PARAGRAPH = 4;

/** Turns the elements of content.xml into rows; a state for each level, and a depth for what is passed over. */
class OdsHandler implements XmlHandler {
  wantsText = false;
  private state = OUTSIDE;
  private skipping = 0;
  private sheet = '';
  private wantedSheet = false;
  private row = 0;
  private rowRepeat = 1;
  /** The row's cells so far; one array for all rows, copied at its exact length when a row ends. */
  private readonly cells: string[] = [];
  private width = 0;
  private emptyBefore = 0;
  private kind = NO_KIND;
  private content = '';
  private paragraphs = 0;
  /** Whether white space that comes next adds nothing: at a paragraph's start, and after a space written as itself. */
  private afterSpace = true;
  private repeatedCells = 0;
  private readonly place = (): string => this.where();
  private readonly rows: RowBuffer;
  private readonly choice: SheetChoice;
  private readonly limits: Limits;

  constructor(rows: RowBuffer, choice: SheetChoice, limits: Limits) {
    this.rows = rows;
    this.choice = choice;
    this.limits = limits;
  }

  where(): string {
    if (this.state === OUTSIDE) return `its part ${CONTENT}`;
    const column = columnLetters(this.width + this.emptyBefore + 1);
    const place = this.state >= IN_CELL ? `cell ${column}${this.row}` : `row ${this.row}`;
    return `sheet "${this.sheet}", ${place}`;
  }

  open(name: string, attributes: string): void {
    if (this.skipping > 0) {
      this.skipping++;
      return;
    }
    switch (this.state) {
      case IN_ROW:
        if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.openCell(attributes);
        else this.skipping = 1;
        return;
      case IN_CELL:
        if (name === 'text:p' || name === 'text:h') this.openParagraph();
        else this.skip();
        return;
      case IN_PARAGRAPH:
        this.openInParagraph(name, attributes);
        return;
      case IN_SHEET:
        this.openInSheet(name, attributes);
        return;
      default:
        this.openOutside(name, attributes);
    }
  }

  close(name: string): void {
    if (this.skipping > 0) {
      if (--this.skipping === 0) this.wantsText = this.state === IN_PARAGRAPH;
      return;
    }
    switch (this.state) {
      case IN_PARAGRAPH:
        if (name !== 'text:p' && name !== 'text:h') return;
        this.state = IN_CELL;
        this.wantsText = false;
        return;
      case IN_CELL:
        this.state = IN_ROW;
        this.closeCell();
        return;
      case IN_ROW:
        this.state = IN_SHEET;
        this.closeRow();
        return;
      case IN_SHEET:
        if (name === 'table:table') this.state = OUTSIDE;
    }
  }

  text(text: string): void {
    const plain = /[\t\n]| {2}/.test(text) ? text.replace(/[ \t\n]+/g, ' ') : text;
    if (this.afterSpace && plain.charCodeAt(0) === 32) this.append(plain.slice(1));
    else this.append(plain);
    if (plain !== '') this.afterSpace = plain.charCodeAt(plain.length - 1) === 32;
  }

  private openOutside(name: string, attributes: string): void {
    if (name === 'office:document-content' && attribute(attributes, 'xmlns:table') !== TABLE_NAMESPACE) {
      throw new FileProblem({
        what: 'The file calls itself a spreadsheet but is not written as one',
        where: this.where(),
        doThis: 'Open it in LibreOffice, save it again as ODS, and use the new file.',
      });
    }
    if (name === 'table:tracked-changes' || name === 'table:dde-links') this.skipping = 1;
    if (name !== 'table:table') return;
    this.sheet = decodeXmlText(attribute(attributes, 'table:name') ?? '', this.where());
    this.wantedSheet = this.choice.sees(this.sheet);
    this.state = IN_SHEET;
    this.row = 0;
    this.rowRepeat = 1;
  }

  private openInSheet(name: string, attributes: string): void {
    if (name === 'table:table-row') {
      this.row += this.rowRepeat;
      this.rowRepeat = repeatOf(attributes, 'table:number-rows-repeated', this.place);
      if (!this.wantedSheet) {
        this.skipping = 1;
        return;
      }
      this.state = IN_ROW;
      this.width = 0;
      this.emptyBefore = 0;
    } else if (
      name !== 'table:table-row-group' &&
      name !== 'table:table-rows' &&
      name !== 'table:table-header-rows'
    ) {
      this.skipping = 1;
    }
  }

  private openCell(attributes: string): void {
    this.state = IN_CELL;
    this.content = '';
    this.paragraphs = 0;
    if (this.kind.attributes !== attributes)
      this.kind = readKind(attributes, this.limits.cellCharacters, this.place);
  }

  private openParagraph(): void {
    this.state = IN_PARAGRAPH;
    this.wantsText = true;
    if (this.paragraphs++ > 0) this.content += '\n';
    this.afterSpace = true;
  }

  private openInParagraph(name: string, attributes: string): void {
    if (name === 'text:s')
      this.append(
        ' '.repeat(Math.min(repeatOf(attributes, 'text:c', this.place), this.limits.cellCharacters)),
      );
    else if (name === 'text:tab') this.append('\t');
    else if (name === 'text:line-break') this.append('\n');
    else if (name !== 'text:span' && name !== 'text:a') this.skip();
  }

  private skip(): void {
    this.skipping = 1;
    this.wantsText = false;
  }

  private append(text: string): void {
    this.content += text;
    this.afterSpace = false;
    refuseLong(this.content, this.limits.cellCharacters, this.place);
  }

  private closeCell(): void {
    const { kind } = this;
    const value = kind.value ?? this.content;
    if (value === '') {
      this.emptyBefore += kind.repeat;
      return;
    }
    const width = this.width + this.emptyBefore + kind.repeat;
    if (width > this.limits.columns) this.refuseWidth(width);
    for (; this.emptyBefore > 0; this.emptyBefore--) this.cells[this.width++] = '';
    for (let i = 0; i < kind.repeat; i++) this.cells[this.width++] = value;
  }

  private refuseWidth(width: number): never {
    throw new FileProblem({
      what: `The sheet has ${width} columns or more; we read at most ${this.limits.columns}`,
      where: `sheet "${this.sheet}", row ${this.row}`,
      doThis: 'Delete what is to the right of the table and save the file again.',
    });
  }

  private closeRow(): void {
    if (this.width === 0) return;
    if (this.rowRepeat > 1) {
      this.repeatedCells += this.rowRepeat * this.width;
      if (this.repeatedCells > this.limits.repeatedCells) {
        throw new FileProblem({
          what: `The file repeats the same row ${this.rowRepeat} times`,
          where: `sheet "${this.sheet}", row ${this.row}`,
          doThis: 'Delete the repeated rows below the table and save the file again.',
        });
      }
    }
    this.rows.add(this.row, this.cells.slice(0, this.width), this.rowRepeat);
  }
}
