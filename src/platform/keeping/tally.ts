import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** What went by: bytes, their digest, and how many lines they end. */
export interface Tally {
  bytes: number;
  sha256: string;
  lines: number;
}

const LINE_FEED = 10;

/** Writes bytes to a new file, for this user alone, and answers what they were. */
export async function writeTallied(bytes: AsyncIterable<Buffer>, path: string): Promise<Tally> {
  const hash = createHash('sha256');
  const tally = { bytes: 0, lines: 0 };
  async function* watched(): AsyncGenerator<Buffer> {
    for await (const piece of bytes) {
      hash.update(piece);
      tally.bytes += piece.length;
      tally.lines += linesIn(piece);
      yield piece;
    }
  }
  await pipeline(watched(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { ...tally, sha256: hash.digest('hex') };
}

/** The size and digest of a file. */
export async function tallyFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function linesIn(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}
