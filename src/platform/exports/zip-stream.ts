import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Day } from '../../kernel/calendar-day.ts';
import { fixedClock } from '../clock/index.ts';

/** One part of a ZIP archive: whole text, or text as it is made. */
export interface Part {
  name: string;
  content: string | Iterable<string> | AsyncIterable<string>;
  /** Without compression, as ODS asks for its `mimetype`. */
  stored?: boolean;
}

const PIECE = 64 * 1024;

/** Joins texts into larger pieces: a stream's cost is per piece. */
export async function* inPieces(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let gathered = '';
  for await (const text of texts) {
    gathered += text;
    if (gathered.length < PIECE) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  if (gathered !== '') yield Buffer.from(gathered);
}

/** The bytes of a ZIP archive of the parts, made as they are read; dated `day`, so that the same list is the same file. */
export function zipStream(parts: readonly Part[], day: Day): Readable {
  const zip = new ZipFile();
  const mtime = fixedClock(`${day}T12:00:00Z`).now();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, content, stored } of parts) {
    if (typeof content === 'string') {
      zip.addBuffer(Buffer.from(content), name, { mtime, compress: stored !== true });
      continue;
    }
    const source = Readable.from(inPieces(content));
    source.on('error', (error) => output.destroy(error));
    output.on('close', () => source.destroy());
    zip.addReadStream(source, name, { mtime });
  }
  zip.end();
  return output;
}
