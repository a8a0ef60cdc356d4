import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EVENT_COLUMNS,
  eventReader,
  measure,
  predictDayByDay,
  ratingPairs,
} from '../src/modules/risk/index.ts';
import { readHeadedTable } from '../src/platform/files/index.ts';
import { ratingsByConcern } from '../tests/support/made-ratings.ts';

/**
 * How long a back-test of 300,000 rating events takes, beside reading the same file and throwing its cells away.
 *
 *   npm run bench backtest (BENCH_LOCATIONS)
 */
const LOCATIONS = Number(process.env.BENCH_LOCATIONS ?? 110_000);

async function readOnly(path: string): Promise<void> {
  for await (const batch of readHeadedTable(path, EVENT_COLUMNS)) void batch.rows.length;
}

async function backTestOf(path: string) {
  let reader: ReturnType<typeof eventReader> | undefined;
  for await (const { columns, rows } of readHeadedTable(path, EVENT_COLUMNS)) {
    reader ??= eventReader(columns);
    for (const { row, cells } of rows) reader.add(row, cells);
  }
  return measure([...predictDayByDay(ratingPairs(reader!.read.events))].flat());
}

async function time<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

const folder = mkdtempSync(join(tmpdir(), 'amberley-bench-'));
try {
  const path = join(folder, 'events.csv');
  const events = ratingsByConcern(LOCATIONS, 'bench');
  const lines = events.map(({ on, rating, locationId }) => `${on},${rating},${locationId}`);
  writeFileSync(path, ['reportdate,overall,locationid', ...lines].join('\n'));
  await time(() => readOnly(path));
  const read = await time(() => readOnly(path));
  const { ms, value } = await time(() => backTestOf(path));
  process.stdout.write(`${events.length} rating events, ${value.n} predictions:\n`);
  process.stdout.write(
    `  back-test: ${ms.toFixed(0)} ms, ${(ms / read.ms).toFixed(2)} x reading the file (bar 20)\n`,
  );
  process.stdout.write(
    `  AUC ${value.model.auc?.toFixed(3)} (current rating alone ${value.baseline.auc?.toFixed(3)}), lift ${value.model.lift_top_decile?.toFixed(2)} (${value.baseline.lift_top_decile?.toFixed(2)})\n`,
  );
  process.stdout.write(`  peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
} finally {
  rmSync(folder, { recursive: true });
}
