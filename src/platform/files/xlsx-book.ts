import { posix } from 'node:path';
import { isBuiltInDateFormat, isDateFormat } from './cell-text.ts';
import { FileProblem, WHOLE_FILE } from './file-problem.ts';
import { XmlScanner, type XmlHandler } from './xml-scanner.ts';
import { attribute, decodeXmlText } from './xml-text.ts';
import { type Archive, partUtf8, smallPart } from './zip.ts';

/** What must be known of a workbook before a sheet can be read. */
export interface Workbook {
  sheets: { name: string; part: string }[];
  /** Whether dates count from 1904, the Macintosh system. */
  since1904: boolean;
  sharedTextPart: string | null;
  /** For each cell style in turn, whether it shows a date. */
  dateStyles: boolean[];
}

/** The name of an element without its prefix: some programs write `x:row`. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Scans one small part and tells of each element with its attributes. */
async function eachElement(
  archive: Archive,
  part: string,
  visit: (name: string, attributes: string) => void,
  close: (name: string) => void = () => undefined,
): Promise<void> {
  const handler: XmlHandler = {
    wantsText: false,
    open: (name, attributes) => visit(localName(name), attributes),
    close: (name) => close(localName(name)),
    text: () => undefined,
  };
  const scanner = new XmlScanner(handler, () => `its part ${part}`);
  scanner.write(await smallPart(archive, part));
  scanner.end();
}

interface Relation {
  type: string;
  target: string;
}

/** What a part refers to, by id; targets as names of parts. */
async function relations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part === '' ? '' : posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, Relation>();
  if (!archive.parts.has(file)) return found;
  await eachElement(archive, file, (name, attributes) => {
    if (name !== 'Relationship') return;
    const value = (key: string): string => decodeXmlText(attribute(attributes, key) ?? '', file);
    const target = value('Target');
    const resolved = target.startsWith('/') ? posix.normalize(target.slice(1)) : posix.join(folder, target);
    found.set(value('Id'), { type: value('Type').split('/').at(-1) ?? '', target: resolved });
  });
  return found;
}

/** Reads the workbook's list of sheets, its date system and its styles. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const top = [...(await relations(archive, '')).values()].find((one) => one.type === 'officeDocument');
  const part = top?.target ?? 'xl/workbook.xml';
  if (part.endsWith('.bin')) {
    throw new FileProblem({
      what: 'This is a binary Excel workbook (.xlsb)',
      where: WHOLE_FILE,
      doThis: 'Open it in Excel and save it as XLSX.',
    });
  }
  const links = await relations(archive, part);
  const book: Workbook = { sheets: [], since1904: false, sharedTextPart: null, dateStyles: [] };
  await eachElement(archive, part, (name, attributes) => {
    if (name === 'workbookPr') book.since1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const link = links.get(relationId(attributes));
    if (link?.type !== 'worksheet') return;
    book.sheets.push({ name: decodeXmlText(attribute(attributes, 'name') ?? '', part), part: link.target });
  });
  for (const link of links.values()) {
    if (link.type === 'sharedStrings' && archive.parts.has(link.target)) book.sharedTextPart = link.target;
    if (link.type === 'styles' && archive.parts.has(link.target))
      book.dateStyles = await dateStyles(archive, link.target);
  }
  return book;
}

/** The `r:id` of an element; the prefix is the writer's choice. */
function relationId(attributes: string): string {
  return /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
}

async function dateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await eachElement(
    archive,
    part,
    (name, attributes) => {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') {
        formats.set(
          Number(attribute(attributes, 'numFmtId')),
          decodeXmlText(attribute(attributes, 'formatCode') ?? '', part),
        );
      }
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      const code = formats.get(id);
      styles.push(code === undefined ? isBuiltInDateFormat(id) : isDateFormat(code));
    },
    (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  );
  return styles;
}

/** The workbook's table of shared texts, which cells name by number; held in memory, so limited. */
export async function readSharedTexts(archive: Archive, part: string | null): Promise<string[]> {
  const texts: string[] = [];
  if (part === null) return texts;
  let text = '';
  let phonetic = 0;
  let size = 0;
  const handler: XmlHandler = {
    wantsText: false,
    open(name) {
      const local = localName(name);
      if (local === 'si') text = '';
      else if (local === 'rPh') phonetic++;
      else if (local === 't') handler.wantsText = phonetic === 0;
    },
    close(name) {
      const local = localName(name);
      if (local === 't') handler.wantsText = false;
      else if (local === 'rPh') phonetic--;
      else if (local === 'si') {
        texts.push(decodeExcelEscapes(text));
        size += text.length;
        if (size > archive.limits.sharedTextCharacters) throw tooMuchText(part);
      }
    },
    text(piece) {
      text += piece;
      if (text.length > archive.limits.cellCharacters)
        throw longCell(archive.limits.cellCharacters, `shared text ${texts.length + 1}`);
    },
  };
  const scanner = new XmlScanner(handler, () => `its part ${part}, text ${texts.length + 1}`);
  for await (const piece of partUtf8(archive, part)) scanner.write(piece);
  scanner.end();
  return texts;
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n');
}

export function longCell(most: number, where: string): FileProblem {
  return new FileProblem({
    what: `A cell holds more than ${most.toLocaleString('en-GB')} characters`,
    where,
    doThis: 'Shorten or empty the cell and save the file again.',
  });
}

function tooMuchText(part: string): FileProblem {
  return new FileProblem({
    what: 'The workbook holds more text than we read from an Excel file',
    where: `its part ${part}`,
    doThis: 'Save the sheet as CSV (UTF-8) or ODS and use that.',
  });
}
