import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodedText, findEncoding } from './csv-encoding.ts';
import { columnLetters, FileProblem, fileSystemProblem } from './file-problem.ts';
import type { Limits } from './limits.ts';
import type { TableOptions, TableRow } from './table-types.ts';

const DELIMITERS = [',', ';', '\t'];
const DELIMITER_SAMPLE = 128 * 1024;

/** Rows of a CSV file, as `readTable` tells: the delimiter and the encoding are found from the content. */
export async function* readCsv(
  path: string,
  options: TableOptions,
  limits: Limits,
): AsyncGenerator<TableRow[]> {
  let row = 0;
  try {
    const encoding = await findEncoding(path);
    if (encoding.note) options.onNote?.(encoding.note);
    const delimiter = findDelimiter(await sample(path, encoding.name));
    const parser = parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.cellCharacters * 4,
    });
    const { size } = await stat(path);
    const source = createReadStream(path, { highWaterMark: 256 * 1024 });
    const text = Readable.from(
      decodedText(source, encoding.name, (read) => options.onProgress?.(read, size)),
    );
    text.on('error', (error) => parser.destroy(error));
    text.pipe(parser);
    try {
      let batch: TableRow[] = [];
      for await (const record of parser as AsyncIterable<string[]>) {
        row++;
        const cells = withoutEmptyEnd(record);
        if (cells.length === 0) continue;
        refuseCells(cells, row, limits);
        batch.push({ row, cells });
        if (batch.length >= (options.batchRows ?? 1000)) {
          yield batch;
          batch = [];
        }
      }
      if (batch.length > 0) yield batch;
    } finally {
      text.destroy();
      parser.destroy();
      source.destroy();
    }
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error, row) : fileSystemProblem(error, path);
  }
}

function withoutEmptyEnd(record: string[]): string[] {
  let length = record.length;
  while (length > 0 && record[length - 1] === '') length--;
  return length === record.length ? record : record.slice(0, length);
}

function refuseCells(cells: string[], row: number, limits: Limits): void {
  if (cells.length > limits.columns) {
    const what = `The row has ${cells.length} columns; we read at most ${limits.columns}`;
    throw new FileProblem({
      what,
      where: `row ${row}`,
      doThis: 'Check that the file is a CSV file with one record a line.',
    });
  }
  const long = cells.findIndex((cell) => cell.length > limits.cellCharacters);
  if (long !== -1) {
    const most = limits.cellCharacters.toLocaleString('en-GB');
    throw new FileProblem({
      what: `A cell holds more than ${most} characters`,
      where: `cell ${columnLetters(long + 1)}${row}`,
      doThis: 'Shorten or empty the cell and save the file again.',
    });
  }
}

function csvProblem(error: CsvError, row: number): FileProblem {
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const tooLong = error.code === 'CSV_MAX_RECORD_SIZE';
  const what = unclosed
    ? 'A quotation mark is opened and never closed, or the file was cut short'
    : tooLong
      ? 'A row is far too long: a cell holds more than one million characters, or a quotation mark is never closed'
      : `The row cannot be read as CSV (${error.code})`;
  return new FileProblem(
    {
      what,
      where: `row ${row + 1}`,
      doThis: 'Look at that row in the program that made the file, and save it as CSV again.',
    },
    error,
  );
}

async function sample(path: string, encoding: string): Promise<string> {
  let text = '';
  for await (const piece of decodedText(
    createReadStream(path, { end: DELIMITER_SAMPLE }),
    encoding,
    undefined,
    false,
  ))
    text += piece;
  return text;
}

/**
 * The delimiter: the one that divides most lines at the same places, weighed by how many columns it makes. Characters
 * inside quotation marks do not count, and lines of a preamble are outvoted.
 */
function findDelimiter(text: string): string {
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 30)
    .filter((line) => line !== '');
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const votes = new Map<number, number>();
    for (const line of lines) {
      const n = line.split(delimiter).length - 1;
      if (n > 0) votes.set(n, (votes.get(n) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...votes].map(([n, count]) => n * count));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
