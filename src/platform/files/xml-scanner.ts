import { damagedFile, FileProblem } from './file-problem.ts';
import { TextCache } from './text-cache.ts';
import { quotesAreClosed } from './xml-text.ts';

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

/** Bytes that one tag or one piece of text may have before we call it hostile. */
const LONGEST_TOKEN = 4_500_000;
/** Different tags remembered; those with values inside come and go. */
const MOST_TAGS = 2_000;

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const SPACE = 32;

/** A tag as it was once read. The same bytes need not be taken apart again. */
interface Tag {
  /** Its bytes; null for one with a value inside that is not expected to come again. */
  bytes: Uint8Array | null;
  length: number;
  opens: boolean;
  closes: boolean;
  name: string;
  attributes: string;
  /** The tag that followed it last time: a good guess for the next time, tables being what they are. */
  next: Tag | null;
}

function newTag(): Tag {
  return { bytes: null, length: 0, opens: false, closes: false, name: '', attributes: '', next: null };
}

/**
 * Scans XML as its bytes arrive, for spreadsheets: a fraction of XML, at the speed that a gigabyte needs (bench/read-ods.ts
 * measures it: texts cut from a decoded string took twice the time and memory of this). The bytes must be known to be
 * UTF-8, pieces ending anywhere. It decodes entities, honours CDATA, passes over comments and processing instructions, and
 * refuses document types, so no entity can be declared. It checks that elements are closed, not the rest of well-formedness.
 */
export class XmlScanner {
  /** What is left of the last piece, at the start of a buffer that is used again and again. */
  private buffer: Buffer = Buffer.alloc(64 * 1024);
  private held = 0;
  private depth = 0;
  private started = false;
  private last = newTag();
  /** Tags by their whole text; null for one seen once. */
  private readonly tags = new Map<string, Tag | null>();
  /** For each name the one object that stands for its tags that come once. */
  private readonly passing = new Map<string, Tag>();
  private readonly texts = new TextCache();
  private readonly handler: XmlHandler;
  private readonly where: () => string;

  constructor(handler: XmlHandler, where: () => string) {
    this.handler = handler;
    this.where = where;
  }

  /** Scans as much of what has arrived as is complete. */
  write(piece: Buffer): void {
    const bytes = this.held === 0 ? piece : this.joined(piece);
    const length = bytes.length;
    let at = 0;
    for (;;) {
      let start = at;
      while (start < length && bytes[start] !== LESS_THAN) start++;
      if (start + 1 >= length) break;
      if (start > at && this.handler.wantsText)
        this.handler.text(this.texts.decoded(bytes, at, start, this.where));
      at = start;
      const second = bytes[start + 1];
      const end =
        second === EXCLAMATION || second === QUESTION ? this.special(bytes, start) : this.tag(bytes, start);
      if (end === -1) break;
      at = end;
    }
    this.held = length - at;
    if (this.held > LONGEST_TOKEN) throw this.tooLong();
    if (this.buffer.length < this.held) this.buffer = Buffer.alloc(this.held * 2);
    bytes.copy(this.buffer, 0, at, length);
  }

  /** What was left and the new piece, side by side. */
  private joined(piece: Buffer): Buffer {
    const length = this.held + piece.length;
    if (this.buffer.length < length)
      this.buffer = Buffer.concat([this.buffer.subarray(0, this.held)], length * 2);
    piece.copy(this.buffer, this.held);
    return this.buffer.subarray(0, length);
  }

  /** Call once after the last piece; throws where the XML stops before its end. */
  end(): void {
    if (!this.started || this.depth !== 0 || this.buffer.toString('utf8', 0, this.held).trim() !== '')
      throw damagedFile(this.where());
  }

  private tag(bytes: Buffer, start: number): number {
    const guess = this.last.next;
    const tag = guess !== null && isAt(guess.bytes!, bytes, start) ? guess : this.readTag(bytes, start);
    if (tag === null) return -1;
    if (tag.bytes !== null) this.last.next = tag;
    this.last = tag;
    if (tag.opens) {
      this.started = true;
      this.handler.open(tag.name, tag.attributes);
      this.depth++;
    }
    if (tag.closes) {
      if (--this.depth < 0) throw damagedFile(this.where());
      this.handler.close(tag.name);
    }
    return start + tag.length;
  }

  /** The tag that starts here, from memory or taken apart; null while it is incomplete. */
  private readTag(bytes: Buffer, start: number): Tag | null {
    let end = bytes.indexOf(GREATER_THAN, start + 1);
    if (end === -1) return null;
    let raw = bytes.toString('utf8', start, end + 1);
    const known = this.tags.get(raw);
    if (known) return known;
    // A `>` inside an attribute's value does not end the tag.
    while (!quotesAreClosed(raw)) {
      end = bytes.indexOf(GREATER_THAN, end + 1);
      if (end === -1) return null;
      raw = bytes.toString('utf8', start, end + 1);
    }
    return this.learn(raw, known === null ? bytes.subarray(start, end + 1) : null, end + 1 - start);
  }

  /** A tag that was not known; it is remembered, with its bytes, once it has come twice. */
  private learn(raw: string, bytes: Uint8Array | null, length: number): Tag {
    if (this.tags.size >= MOST_TAGS) this.tags.clear();
    const name = nameOf(raw);
    let tag: Tag;
    if (bytes) {
      tag = { ...newTag(), bytes: Uint8Array.from(bytes) };
      this.tags.set(raw, tag);
    } else {
      this.tags.set(raw, null);
      tag = this.passing.get(name) ?? newTag();
      if (this.passing.size < MOST_TAGS) this.passing.set(name, tag);
    }
    tag.length = length;
    takeApart(tag, raw, name);
    return tag;
  }

  /** Comments, CDATA, processing instructions; answers where the next token starts, or -1 while incomplete. */
  private special(bytes: Buffer, start: number): number {
    const opening = bytes.toString('latin1', start, start + 9);
    if (opening === '<![CDATA[') {
      const end = bytes.indexOf(']]>', start + 9);
      if (end === -1) return -1;
      if (this.handler.wantsText)
        this.handler.text(bytes.toString('utf8', start + 9, end).replace(/\r\n?/g, '\n'));
      return end + 3;
    }
    if (opening.startsWith('<!--')) return after(bytes.indexOf('-->', start + 4), 3);
    if (opening.startsWith('<?')) return after(bytes.indexOf('?>', start + 2), 2);
    if (opening.length < 9) return -1;
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

function isAt(wanted: Uint8Array, bytes: Uint8Array, start: number): boolean {
  const length = wanted.length;
  if (start + length > bytes.length) return false;
  // From the end, where tags that begin alike differ.
  for (let i = length - 1; i >= 0; i--) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}

/** The name in a tag's text; that of a closing tag with its slash. */
function nameOf(raw: string): string {
  let end = 2;
  while (end < raw.length - 1 && raw.charCodeAt(end) > SPACE && raw.charCodeAt(end) !== SLASH) end++;
  return raw.slice(1, end);
}

function takeApart(tag: Tag, raw: string, name: string): void {
  if (name.charCodeAt(0) === SLASH) {
    tag.closes = true;
    tag.name = name.slice(1);
    return;
  }
  tag.opens = true;
  tag.closes = raw.charCodeAt(raw.length - 2) === SLASH;
  tag.name = name;
  tag.attributes = raw.slice(name.length + 1, tag.closes ? -2 : -1);
}

function after(found: number, length: number): number {
  return found === -1 ? -1 : found + length;
}
