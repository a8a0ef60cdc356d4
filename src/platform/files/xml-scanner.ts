import { damagedFile, FileProblem } from './file-problem.ts';
import { decodeXmlText, quotesAreClosed } from './xml-text.ts';

/** What is told while XML is scanned. Names come with their prefix as written. */
export interface XmlHandler {
  /** While false, text is passed over without being decoded. */
  wantsText: boolean;
  /** A start tag; `attributes` is the raw text between its name and its end, see `attribute`. An empty element is closed at once. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Decoded text; one run may come in several pieces. */
  text(text: string): void;
}

/** Characters that one tag or one piece of text may have before we call it hostile. */
const LONGEST_TOKEN = 1_100_000;
const SLASH = 47;

/**
 * Scans XML as it arrives, for spreadsheets: a fraction of XML, at the speed that a gigabyte needs (measured on the
 * national ratings file: see bench/read-ods.ts). It decodes entities, honours CDATA, passes over comments and processing
 * instructions, and refuses document types, so no entity can be declared. It checks that elements are closed, not the
 * rest of well-formedness.
 */
export class XmlScanner {
  private rest = '';
  private depth = 0;
  private started = false;
  private plainAttributes = '';
  private readonly handler: XmlHandler;
  private readonly where: () => string;

  constructor(handler: XmlHandler, where: () => string) {
    this.handler = handler;
    this.where = where;
  }

  /** Scans as much of what has arrived as is complete. */
  write(chunk: string): void {
    const { handler } = this;
    const xml = this.rest === '' ? chunk : this.rest + chunk;
    let at = 0;
    for (;;) {
      const start = xml.indexOf('<', at);
      if (start === -1) break;
      if (start > at && handler.wantsText) handler.text(decodeXmlText(xml.slice(at, start), this.where()));
      at = start;
      const first = xml.charCodeAt(start + 1);
      const end =
        first === SLASH
          ? this.closeTag(xml, start)
          : first === 33 || first === 63
            ? this.special(xml, start)
            : this.openTag(xml, start);
      if (end === -1) break;
      at = end;
    }
    this.rest = xml.slice(at);
    if (this.rest.length > LONGEST_TOKEN) throw this.tooLong();
  }

  /** Call once after the last piece; throws where the XML stops before its end. */
  end(): void {
    if (!this.started || this.depth !== 0 || this.rest.trim() !== '') throw damagedFile(this.where());
  }

  private closeTag(xml: string, start: number): number {
    const end = xml.indexOf('>', start + 2);
    if (end === -1) return -1;
    if (--this.depth < 0) throw damagedFile(this.where());
    const name = xml.slice(start + 2, end);
    this.handler.close(name.charCodeAt(name.length - 1) <= 32 ? name.trimEnd() : name);
    return end + 1;
  }

  private openTag(xml: string, start: number): number {
    let end = xml.indexOf('>', start + 1);
    if (end === -1) return -1;
    let nameEnd = start + 1;
    while (nameEnd < end) {
      const c = xml.charCodeAt(nameEnd);
      if (c <= 32 || c === SLASH) break;
      nameEnd++;
    }
    let attributes = '';
    if (nameEnd < end) {
      attributes = xml.slice(nameEnd, end);
      if (attributes !== this.plainAttributes) {
        while (!quotesAreClosed(attributes)) {
          end = xml.indexOf('>', end + 1);
          if (end === -1) return -1;
          attributes = xml.slice(nameEnd, end);
        }
        this.plainAttributes = attributes;
      }
    }
    const name = xml.slice(start + 1, nameEnd);
    this.started = true;
    this.handler.open(name, attributes);
    if (attributes.charCodeAt(attributes.length - 1) === SLASH) this.handler.close(name);
    else this.depth++;
    return end + 1;
  }

  /** Comments, CDATA, processing instructions; answers where the next token starts, or -1 while incomplete. */
  private special(xml: string, start: number): number {
    if (xml.startsWith('<![CDATA[', start)) {
      const end = xml.indexOf(']]>', start + 9);
      if (end === -1) return -1;
      if (this.handler.wantsText) this.handler.text(xml.slice(start + 9, end).replace(/\r\n?/g, '\n'));
      return end + 3;
    }
    if (xml.startsWith('<!--', start)) return after(xml.indexOf('-->', start + 4), 3);
    if (xml.startsWith('<?', start)) return after(xml.indexOf('?>', start + 2), 2);
    if (xml.length - start < 9) return -1;
    throw new FileProblem({
      what: 'The file declares a document type or entities of its own, which no spreadsheet program writes and which can do harm',
      where: this.where(),
      doThis: 'Do not use it. Ask the sender for a file saved by LibreOffice or Excel.',
    });
  }

  private tooLong(): FileProblem {
    return new FileProblem({
      what: 'A cell holds more than one million characters',
      where: this.where(),
      doThis: 'Shorten or empty the cell and save the file again.',
    });
  }
}

function after(found: number, length: number): number {
  return found === -1 ? -1 : found + length;
}
