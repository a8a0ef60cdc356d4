import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { FileProblem } from './file-problem.ts';
import { wholeCharacters } from './zip.ts';

export interface Encoding {
  name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** What to tell the user where the encoding had to be guessed. */
  note?: string;
}

/**
 * The encoding of a text file, from a pass over all of it: UTF-16 by its mark, else UTF-8 where every byte fits, else
 * windows-1252 (what Excel writes in Britain) with a note naming the line of the first byte that does not fit.
 * Throws a FileProblem where bytes say that it is no text at all.
 */
export async function findEncoding(path: string): Promise<Encoding> {
  let line = 1;
  let at = 0;
  let badLine: number | null = null;
  let badByte = 0;
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (at === 0) {
      const mark = piece.length >= 2 ? piece.readUInt16BE(0) : 0;
      if (mark === 0xfffe) return { name: 'utf-16le' };
      if (mark === 0xfeff) return { name: 'utf-16be' };
    }
    const nul = piece.indexOf(0);
    if (nul !== -1) throw binaryJunk(line + newLines(piece, nul), at + nul);
    at += piece.length;
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const whole = wholeCharacters(bytes);
    rest = Buffer.from(bytes.subarray(whole));
    if (badLine === null && !isUtf8(bytes.subarray(0, whole))) {
      const bad = firstBadByte(bytes.subarray(0, whole));
      badLine = line + newLines(bytes, bad);
      badByte = bytes[bad]!;
    }
    line += newLines(bytes, whole);
  }
  if (badLine === null && rest.length > 0) {
    badLine = line;
    badByte = rest[0]!;
  }
  if (badLine === null) return { name: 'utf-8' };
  const hex = badByte.toString(16).toUpperCase();
  return {
    name: 'windows-1252',
    note: `The file is not UTF-8: line ${badLine} has the byte ${hex}. It was read as windows-1252; check accents and pound signs, or save it as "CSV UTF-8".`,
  };
}

/** Where UTF-8 first breaks; the bytes are known to be invalid somewhere. */
function firstBadByte(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (length > 1 && !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return 0;
}

function newLines(bytes: Buffer, end: number): number {
  let n = 0;
  for (let at = bytes.indexOf(10); at !== -1 && at < end; at = bytes.indexOf(10, at + 1)) n++;
  return n;
}

function binaryJunk(line: number, byte: number): FileProblem {
  return new FileProblem({
    what: 'The file holds bytes that text does not have; it is not a CSV file',
    where: `line ${line}, byte ${byte + 1}`,
    doThis: 'Save the table as CSV (UTF-8), ODS or XLSX and use that.',
  });
}

/** The text of the bytes in pieces. `whole` false allows the last character to be cut. */
export async function* decodedText(
  source: AsyncIterable<Buffer>,
  encoding: string,
  progress?: (readBytes: number) => void,
  whole = true,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' && whole });
  let read = 0;
  try {
    for await (const piece of source) {
      read += piece.length;
      progress?.(read);
      const text = decoder.decode(piece, { stream: true });
      // Bytes of 0 are refused in UTF-8; in UTF-16 they are everywhere, and only the character is one too many.
      yield text.includes('\0') ? text.replaceAll('\0', '') : text;
    }
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new FileProblem(
      {
        what: `The file's text is not valid ${encoding.toUpperCase()}`,
        where: `near byte ${read}`,
        doThis: 'Save it as "CSV UTF-8" and use that.',
      },
      error,
    );
  }
}
