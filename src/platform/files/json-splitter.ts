import { FileProblem } from './file-problem.ts';

/** The bytes of one record and where they start, from 1. */
export interface JsonPart {
  bytes: Buffer;
  line: number;
  byte: number;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * Cuts JSON into records as it arrives, by counting brackets outside strings; what is between the cuts is for JSON.parse
 * to judge. Records are the elements of a top-level array, those of an array under a wrapper's key, or top-level values.
 */
export class JsonSplitter {
  private readonly wrappers: Set<string>;
  private readonly mostBytes: number;
  private readonly parts: JsonPart[] = [];
  /** Pieces of the value that is being gathered, from earlier writes. */
  private held: Buffer[] = [];
  private heldBytes = 0;
  /** Where the value being gathered starts in the current piece; -1 while between values. */
  private from = -1;
  private start = { line: 1, byte: 1 };
  /** Brackets open inside the value being gathered. */
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Where records are: values at the top, or elements of an array. */
  private inArray = false;
  /** The array belongs to a wrapping object, whose other members are passed over. */
  private inWrapper = false;
  private needsComma = false;
  private stringStart = -1;
  private key: string | null = null;
  private awaitsValueOf: string | null = null;
  private line = 1;
  private byte = 0;

  constructor(wrappers: readonly string[], mostBytes: number) {
    this.wrappers = new Set(wrappers);
    this.mostBytes = mostBytes;
  }

  /** Takes the next bytes and answers the records that they complete. */
  write(piece: Buffer): JsonPart[] {
    this.stringStart = -1;
    if (this.from !== -1) this.from = 0;
    for (let i = this.byte === 0 && piece[0] === 0xef ? 3 : 0; i < piece.length; i++) this.take(piece, i);
    if (this.from !== -1) this.hold(piece.subarray(this.from));
    this.byte += piece.length;
    return this.parts.splice(0);
  }

  /** The last record, where the end of the file ends it; throws where the file stops inside one. */
  end(): JsonPart[] {
    if (this.from !== -1 && this.depth === 0 && !this.inString && !this.inArray)
      this.complete(Buffer.alloc(0), 0);
    if (this.from !== -1 || this.inArray || this.inWrapper) {
      throw new FileProblem({
        what: 'The file stops in the middle',
        where: `line ${this.line}, byte ${this.byte}`,
        doThis: 'Fetch or copy it again and check that its size is right.',
      });
    }
    return this.parts.splice(0);
  }

  private take(piece: Buffer, i: number): void {
    const c = piece[i]!;
    if (c === 10) this.line++;
    if (this.inString) {
      this.takeInString(piece, i, c);
      return;
    }
    if (this.from === -1) {
      this.takeBetween(i, c);
      return;
    }
    if (this.depth === 0) {
      // A bare value (a number, a word) ends at white space or at its array's next mark.
      if (c <= 32 || c === COMMA || c === CLOSE_ARRAY || c === CLOSE_OBJECT) {
        this.complete(piece, i);
        this.takeBetween(i, c);
      }
      return;
    }
    this.takeInside(piece, i, c);
  }

  private takeInString(piece: Buffer, i: number, c: number): void {
    if (this.escaped) this.escaped = false;
    else if (c === BACKSLASH) this.escaped = true;
    else if (c === QUOTE) {
      this.inString = false;
      if (this.depth === 1 && !this.inArray) {
        // A key cut by the end of a piece is not compared: its start is in what is held.
        this.key =
          this.stringStart === -1 ? this.heldKey(piece, i) : piece.toString('utf8', this.stringStart, i);
      }
      if (this.depth === 0 && this.from !== -1) this.complete(piece, i + 1);
    }
  }

  private heldKey(piece: Buffer, end: number): string {
    const text = Buffer.concat([...this.held, piece.subarray(0, end)]).toString('utf8');
    return text.slice(text.lastIndexOf('"') + 1);
  }

  private takeInside(piece: Buffer, i: number, c: number): void {
    if (c === QUOTE) {
      this.inString = true;
      this.stringStart = i + 1;
      this.awaitsValueOf = null;
    } else if (
      c === OPEN_ARRAY &&
      this.depth === 1 &&
      this.awaitsValueOf !== null &&
      this.wrappers.has(this.awaitsValueOf)
    ) {
      this.enterWrapper();
    } else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      this.depth++;
      this.awaitsValueOf = null;
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      if (--this.depth === 0) this.complete(piece, i + 1);
    } else if (c === COLON && this.depth === 1) {
      this.awaitsValueOf = this.key;
    } else if (c > 32) this.awaitsValueOf = null;
  }

  private enterWrapper(): void {
    this.inArray = true;
    this.inWrapper = true;
    this.needsComma = false;
    this.release();
  }

  private takeBetween(i: number, c: number): void {
    if (c <= 32) return;
    if (this.inWrapper && !this.inArray) {
      this.takeAfterWrapped(c);
      return;
    }
    if (this.inArray && c === CLOSE_ARRAY) {
      this.inArray = false;
      return;
    }
    if (this.inArray && c === COMMA && this.needsComma) {
      this.needsComma = false;
      return;
    }
    if (
      !this.inArray &&
      c === OPEN_ARRAY &&
      this.parts.length === 0 &&
      this.start.byte === 1 &&
      !this.needsComma
    ) {
      this.inArray = true;
      return;
    }
    const misplaced = c === COMMA || c === COLON || c === CLOSE_ARRAY || c === CLOSE_OBJECT;
    if (misplaced || (this.inArray && this.needsComma)) throw this.unexpected(c, i);
    this.from = i;
    this.start = { line: this.line, byte: this.byte + i + 1 };
    this.depth = c === OPEN_OBJECT || c === OPEN_ARRAY ? 1 : 0;
    this.inString = c === QUOTE;
    this.key = null;
    this.awaitsValueOf = null;
  }

  /** Members that follow the wrapped array hold totals and links; only the wrapper's end matters. */
  private skipped = 0;
  private takeAfterWrapped(c: number): void {
    if (c === QUOTE) this.inString = true;
    else if (c === OPEN_OBJECT || c === OPEN_ARRAY) this.skipped++;
    else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      if (this.skipped === 0) this.inWrapper = false;
      else this.skipped--;
    }
  }

  private complete(piece: Buffer, end: number): void {
    this.hold(piece.subarray(this.from, end));
    this.parts.push({
      bytes: this.held.length === 1 ? this.held[0]! : Buffer.concat(this.held),
      ...this.start,
    });
    this.needsComma = true;
    this.release();
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes);
    this.heldBytes += bytes.length;
    if (this.heldBytes > this.mostBytes) {
      throw new FileProblem({
        what: `A record is larger than ${Math.round(this.mostBytes / 1024 ** 2)} MB`,
        where: `the record that starts on line ${this.start.line}, byte ${this.start.byte}`,
        doThis: 'Check that the file holds API records; split it into one record a line if it does.',
      });
    }
  }

  private release(): void {
    this.held = [];
    this.heldBytes = 0;
    this.from = -1;
    this.depth = 0;
  }

  private unexpected(c: number, i: number): FileProblem {
    return new FileProblem({
      what: `Found "${String.fromCharCode(c)}" where a record or the end was expected`,
      where: `line ${this.line}, byte ${this.byte + i + 1}`,
      doThis: 'Correct the file, or fetch it again.',
    });
  }
}
