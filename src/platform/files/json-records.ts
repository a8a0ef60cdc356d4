import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { FileProblem, fileSystemProblem } from './file-problem.ts';
import { JsonSplitter } from './json-splitter.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { expectKind } from './sniff.ts';
import { parseStorableJson } from './storable-json.ts';

export interface JsonRecord {
  /** The record's place in the file, from 1. */
  index: number;
  record: unknown;
}

export interface JsonOptions {
  /** Keys of a wrapping object whose array holds the records; default those of the CQC API's lists. */
  wrappers?: readonly string[];
  limits?: Partial<Limits>;
  onProgress?: (readBytes: number, totalBytes: number) => void;
}

/**
 * The records of a JSON file one at a time: a top-level array, an array under `locations` or `providers`, a single
 * record, or one record a line. Holds one record in memory. Errors name the record, its line and its byte.
 */
export async function* readJsonRecords(path: string, options: JsonOptions = {}): AsyncGenerator<JsonRecord> {
  await expectKind(path, ['json']);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const splitter = new JsonSplitter(options.wrappers ?? ['locations', 'providers'], limits.recordBytes);
  const { size } = await stat(path);
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  let index = 0;
  let read = 0;
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      read += piece.length;
      options.onProgress?.(read, size);
      for (const part of splitter.write(piece)) yield parsed(part, ++index);
    }
    for (const part of splitter.end()) yield parsed(part, ++index);
  } catch (error) {
    throw fileSystemProblem(error, path);
  } finally {
    source.destroy();
  }
}

function parsed(part: { bytes: Buffer; line: number; byte: number }, index: number): JsonRecord {
  const where = `record ${index}, which starts on line ${part.line}, byte ${part.byte}`;
  if (!isUtf8(part.bytes)) {
    throw new FileProblem({
      what: 'The text is not UTF-8',
      where,
      doThis: 'Save the file as UTF-8 and use that.',
    });
  }
  try {
    return { index, record: parseStorableJson(part.bytes.toString('utf8')) };
  } catch (error) {
    throw new FileProblem(
      {
        what: `The record is not valid JSON: ${(error as Error).message}`,
        where,
        doThis: 'Correct it, or fetch the file again.',
      },
      error,
    );
  }
}
