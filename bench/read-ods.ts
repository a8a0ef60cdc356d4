import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from '../src/platform/files/index.ts';
import { DEFAULT_LIMITS } from '../src/platform/files/limits.ts';
import { openArchive, partBytes } from '../src/platform/files/zip.ts';
import { writeActiveLocations, writeLatestRatings } from './national-files/generate.ts';

/**
 * How fast the ODS reader is beside the least that any reader must do: inflating content.xml, and inflating it into
 * text. `node bench/read-ods.ts [FOLDER]` uses the national files of a folder, or makes them.
 */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function inflate(path: string): Promise<number> {
  const archive = await openArchive(path, DEFAULT_LIMITS);
  let bytes = 0;
  for await (const piece of partBytes(archive, 'content.xml')) bytes += piece.length;
  archive.zip.close();
  return bytes;
}

async function inflateToText(path: string): Promise<number> {
  let text = 0;
  const archive = await openArchive(path, DEFAULT_LIMITS);
  for await (const piece of partBytes(archive, 'content.xml')) text += piece.toString('utf8').length;
  archive.zip.close();
  return text;
}

async function parse(path: string, sheet: string): Promise<{ rows: number; cells: number }> {
  let rows = 0;
  let cells = 0;
  for await (const batch of readTable(path, { sheet })) {
    rows += batch.length;
    for (const row of batch) cells += row.cells.length;
  }
  return { rows, cells };
}

interface Parsed {
  path: string;
  sheet: string;
  rows: number;
  cells: number;
  took: number;
  peakMegabytes: number;
}

async function measureParse(path: string, sheet: string): Promise<Parsed> {
  let counts = { rows: 0, cells: 0 };
  const took = await seconds(async () => {
    counts = await parse(path, sheet);
  });
  return { path, sheet, ...counts, took, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

async function report(parsed: Parsed): Promise<void> {
  let bytes = 0;
  const bare = await seconds(async () => {
    bytes = await inflate(parsed.path);
  });
  const text = await seconds(() => inflateToText(parsed.path));
  process.stdout.write(
    `${parsed.sheet}: ${parsed.rows} rows, ${parsed.cells} cells, ${Math.round(bytes / 1e6)} MB of XML\n` +
      `  inflate alone ${bare.toFixed(2)} s; inflate and decode ${text.toFixed(2)} s\n` +
      `  parse ${parsed.took.toFixed(2)} s: ${Math.round(parsed.rows / parsed.took)} rows/s, ${(parsed.took / text).toFixed(2)} x inflate and decode; peak RSS ${parsed.peakMegabytes} MB\n`,
  );
}

const given = process.argv[2];
const folder = given ?? (await mkdtemp(join(tmpdir(), 'amberley-read-ods-')));
const ratings = join(folder, 'Latest_ratings.ods');
const active = join(folder, 'HSCA_Active_Locations.ods');
if (!existsSync(ratings)) await writeLatestRatings(ratings);
if (!existsSync(active)) await writeActiveLocations(active);
// Parses first: the peak of memory is the process's, and the yardsticks must not count in it.
const parsed = [
  await measureParse(ratings, 'Locations'),
  await measureParse(active, 'HSCA_Active_Locations'),
];
for (const one of parsed) await report(one);
if (given === undefined) await rm(folder, { recursive: true });
