import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Command } from 'commander';
import {
  EVENT_COLUMNS,
  eventReader,
  measure,
  predictDayByDay,
  ratingPairs,
  type BackTest,
  type Prediction,
  type RatingEvents,
} from '../../modules/risk/index.ts';
import { readHeadedTable } from '../../platform/files/index.ts';
import { CommandFailure, printJson, type CliContext, type CliIo } from '../context.ts';

/** Rows left out that are named one by one; the rest are counted. */
const SHOWN_LEFT_OUT = 10;

/**
 * `amberley backtest`: on a file of rating events, would the model have known better than the current rating alone which
 * service comes out below Good? It reads that file and nothing else, so it opens the application only to ask whether the
 * person of `--as` may do this.
 */
export function addBacktest(program: Command, context: CliContext): void {
  program
    .command('backtest')
    .description('how well the next rating could have been foretold, by the current rating and by the model')
    .requiredOption(
      '--file <file>',
      'rating events: a CSV file with the columns reportdate, overall and locationid',
    )
    .option('--json', 'print one JSON value')
    .action(async (options: { file: string; json?: boolean }) => {
      const { as, council } = program.opts<{ as?: string; council?: string }>();
      if (as !== undefined || council !== undefined)
        await context.withApplication(async (application) => void (await application.scope()));
      const read = await readEvents(resolve(context.io.cwd, options.file), context.io);
      const result = measure(await predictions(read));
      if (options.json === true) printJson(context.io, result);
      else context.io.out(inWords(result, read));
    });
}

async function readEvents(path: string, io: CliIo): Promise<RatingEvents> {
  const onNote = (note: string) => io.err(`${note}\n`);
  let reader: ReturnType<typeof eventReader> | undefined;
  for await (const { columns, rows } of readHeadedTable(path, EVENT_COLUMNS, { onNote })) {
    reader ??= eventReader(columns);
    for (const { row, cells } of rows) reader.add(row, cells);
  }
  const read = reader?.read ?? { events: [], unrated: 0, leftOut: [] };
  tellLeftOut(read, io);
  return read;
}

/** Rows that cannot be used are named; the others still count. Where none can be used the file is another than was meant. */
function tellLeftOut({ events, leftOut }: RatingEvents, io: CliIo): void {
  for (const { row, why } of leftOut.slice(0, SHOWN_LEFT_OUT)) io.err(`Row ${row} was left out: ${why}.\n`);
  const more = leftOut.length - SHOWN_LEFT_OUT;
  if (more > 0) io.err(`${more} more rows were left out for such reasons.\n`);
  if (leftOut.length > 0 && events.length === 0)
    throw new CommandFailure('No row with a rating could be used. Correct the file and try again.');
}

/** Predicts day by day, and lets a server that runs this answer others in between. */
async function predictions({ events }: RatingEvents): Promise<Prediction[]> {
  const all: Prediction[] = [];
  for (const ofDay of predictDayByDay(ratingPairs(events))) {
    for (const prediction of ofDay) all.push(prediction);
    await nextTurn();
  }
  return all;
}

function inWords({ n, base_rate, baseline, model }: BackTest, { events, unrated }: RatingEvents): string {
  const number = (value: number | null) => (value === null ? '-' : value.toFixed(3)).padStart(9);
  const line = (name: string, of: (skill: BackTest['model']) => number | null) =>
    `${name.padEnd(20)}${number(of(baseline))}${number(of(model))}\n`;
  const rate = base_rate === null ? '' : `; ${(100 * base_rate).toFixed(1)}% came out below Good`;
  return [
    `${events.length} ratings and ${unrated} rows without one. ${n} predictions of the next rating${rate}.\n`,
    `${''.padEnd(20)}${'baseline'.padStart(9)}${'model'.padStart(9)}\n`,
    line('AUC', ({ auc }) => auc),
    line('lift at top decile', ({ lift_top_decile }) => lift_top_decile),
    'The baseline is the current rating alone. AUC: 0.5 is chance. Lift: 1 is chance. -: cannot be told.\n',
  ].join('');
}
