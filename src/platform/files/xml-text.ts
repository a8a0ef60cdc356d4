import { FileProblem } from './file-problem.ts';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML with its entities decoded and its line ends as `\n`. Only XML's five named entities exist; `where` is for the error. */
export function decodeXmlText(raw: string, where: string | (() => string)): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&<\s]{0,20})(;?)/g, (whole: string, name: string, end: string) => {
    const decoded = end === ';' ? decodeEntity(name) : undefined;
    if (decoded === undefined) {
      throw new FileProblem({
        what: `The file uses "${whole}", which no spreadsheet program writes`,
        where: typeof where === 'string' ? where : where(),
        doThis: 'Open it in LibreOffice or Excel, save it again, and use the new file.',
      });
    }
    return decoded;
  });
}

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name];
  const hex = /^#x([0-9a-fA-F]{1,6})$/.exec(name);
  const decimal = /^#(\d{1,7})$/.exec(name);
  const code = hex ? parseInt(hex[1]!, 16) : decimal ? parseInt(decimal[1]!, 10) : -1;
  if (code < 1 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

const SPACE = 32;

/**
 * The raw value of an attribute in the text between a tag's name and its end, or undefined. `name` is the whole name
 * with its prefix; the attribute must follow white space, so `x:value` is not found inside `calcext:x:value`.
 */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(name);
  while (at !== -1) {
    let after = at + name.length;
    while (attributes.charCodeAt(after) <= SPACE) after++;
    if (
      attributes.charCodeAt(at - 1) <= SPACE &&
      attributes.charCodeAt(after) === 61 &&
      !insideQuotes(attributes, at)
    ) {
      after++;
      while (attributes.charCodeAt(after) <= SPACE) after++;
      const quote = attributes[after]!;
      const end = attributes.indexOf(quote, after + 1);
      return end === -1 ? undefined : attributes.slice(after + 1, end);
    }
    at = attributes.indexOf(name, at + 1);
  }
  return undefined;
}

function insideQuotes(text: string, before: number): boolean {
  let quote = 0;
  for (let i = 0; i < before; i++) {
    const c = text.charCodeAt(i);
    if (quote === 0) {
      if (c === 34 || c === 39) quote = c;
    } else if (c === quote) quote = 0;
  }
  return quote !== 0;
}

/** Whether every quotation opened in the text is closed: a `>` inside a value does not end its tag. */
export function quotesAreClosed(text: string): boolean {
  return !insideQuotes(text, text.length);
}
