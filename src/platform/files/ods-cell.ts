import { isoDate, plainNumber } from './cell-text.ts';
import { FileProblem } from './file-problem.ts';
import { attribute, decodeXmlText } from './xml-text.ts';

/** What the attributes of an ODS cell say, kept for the next cell that has the same. */
export interface CellKind {
  attributes: string;
  /** How many cells it stands for. */
  repeat: number;
  /** The value where it stands in the attributes, or null where the cell's paragraphs are the value. */
  value: string | null;
}

export const NO_KIND: CellKind = { attributes: '\0', repeat: 1, value: null };

/** Reads a cell's attributes; `where` tells its place for an error. */
export function readKind(attributes: string, mostCharacters: number, where: () => string): CellKind {
  const raw = (name: string): string => decodeXmlText(attribute(attributes, name) ?? '', where);
  const repeat = repeatOf(attributes, 'table:number-columns-repeated', where);
  const value = valueOf(attribute(attributes, 'office:value-type'), raw) ?? exactText(attributes, where);
  if (value !== null) refuseLong(value, mostCharacters, where);
  return { attributes, repeat, value };
}

function valueOf(type: string | undefined, raw: (name: string) => string): string | null {
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return plainNumber(raw('office:value'));
    case 'date':
      return isoDate(raw('office:date-value'));
    case 'boolean':
      return raw('office:boolean-value');
    default:
      return null;
  }
}

/** LibreOffice repeats a text as an attribute where its paragraphs cannot hold it exactly: tabs, runs of spaces. */
function exactText(attributes: string, where: () => string): string | null {
  const raw = attribute(attributes, 'office:string-value');
  return raw === undefined ? null : decodeXmlText(raw.replace(/[\t\r\n]/g, ' '), where);
}

/** How often a cell, row or space says that it is repeated; 1 where it does not say. */
export function repeatOf(attributes: string, name: string, where: () => string): number {
  if (attributes === '') return 1;
  const repeat = attribute(attributes, name);
  if (repeat === undefined) return 1;
  const n = /^\d{1,9}$/.test(repeat) ? Number(repeat) : 0;
  if (n >= 1) return n;
  throw new FileProblem({
    what: `A cell or row says that it is repeated "${repeat}" times`,
    where: where(),
    doThis: 'Open the file in LibreOffice, save it again, and use the new file.',
  });
}

/** Refuses the text of a cell that is longer than we hold. */
export function refuseLong(text: string, mostCharacters: number, where: () => string): void {
  if (text.length <= mostCharacters) return;
  throw new FileProblem({
    what: `A cell holds more than ${mostCharacters.toLocaleString('en-GB')} characters`,
    where: where(),
    doThis: 'Shorten or empty the cell and save the file again.',
  });
}
