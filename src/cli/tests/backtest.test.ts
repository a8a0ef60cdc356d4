import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '../context.ts';
import { run } from '../run.ts';

const folder = mkdtempSync(join(tmpdir(), 'amberley-backtest-'));
afterAll(() => rmSync(folder, { recursive: true }));

const said = { out: '', err: '' };
let opened = 0;
const context: CliContext = {
  io: {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    cwd: folder,
    interactive: false,
  },
  env: {},
  config: () => {
    throw new Error('a back-test needs no settings');
  },
  withApplication: async () => {
    opened += 1;
    throw new Error('asked for the application');
  },
};

/** Runs the command on a file of these lines. */
async function backtest(lines: string | Buffer, ...options: string[]) {
  writeFileSync(join(folder, 'events.csv'), lines);
  const exitCode = await run(['backtest', '--file', 'events.csv', ...options], context);
  return { exitCode, ...said };
}

beforeEach(() => {
  Object.assign(said, { out: '', err: '' });
  opened = 0;
});

const EVENTS = `locationid,name,overall,reportdate
1-1,Larch House,Good,2016-01-01
1-1,Larch House,Inspected but not rated,2016-06-01
1-1,Larch House,Requires Improvement,2017-01-01
1-1,Larch House,GOOD,2018-01-01
1-2,"Brookside, Manor",Inadequate,2016-06-01
1-2,"Brookside, Manor",inadequate,2016-12-01
`;

describe('amberley backtest', () => {
  it('prints one JSON object, its columns found by heading and others ignored', async () => {
    const { exitCode, out, err } = await backtest(EVENTS, '--json');
    expect({ exitCode, err, opened }).toEqual({ exitCode: 0, err: '', opened: 0 });
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toEqual({
      n: 3,
      base_rate: 2 / 3,
      baseline: { auc: 0.5, lift_top_decile: expect.closeTo(1.5, 12) },
      model: { auc: 0.5, lift_top_decile: expect.closeTo(1.5, 12) },
    });
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['n', 'base_rate', 'baseline', 'model']);
  });

  it('prints a table where no JSON is asked for', async () => {
    const { exitCode, out } = await backtest(EVENTS);
    expect(exitCode).toBe(0);
    expect(out).toContain(
      '5 ratings and 1 rows without one. 3 predictions of the next rating; 66.7% came out below Good.',
    );
    expect(out).toMatch(/AUC +0\.500 +0\.500\nlift at top decile +1\.500 +1\.500\n/);
  });

  it('opens the application only to look up who calls', async () => {
    const { exitCode, err } = await backtest(EVENTS, '--as', 'ann@council.example');
    expect({ exitCode, err, opened }).toEqual({ exitCode: 1, err: 'asked for the application\n', opened: 1 });
  });

  it('names rows that it leaves out, by their number in the file, and counts the others', async () => {
    const { exitCode, out, err } = await backtest(
      `${EVENTS}1-2,x,Good,2017-02-30\n,x,Good,2017-03-01\n`,
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(err).toBe(
      'Row 8 was left out: reportdate is "2017-02-30", which is not a day written YYYY-MM-DD.\nRow 9 was left out: locationid is empty.\n',
    );
    expect(JSON.parse(out)).toMatchObject({ n: 3 });
  });

  it('names ten rows at most, and says how many more there are', async () => {
    const { err } = await backtest(`${EVENTS}${'1-3,x,Good,soon\n'.repeat(25)}`);
    expect(err.trimEnd().split('\n')).toHaveLength(11);
    expect(err).toContain('15 more rows were left out for such reasons.');
  });

  it('fails where no row with a rating can be used', async () => {
    const { exitCode, out, err } = await backtest(
      'reportdate,overall,locationid\n31/01/2020,Good,1-1\n',
      '--json',
    );
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('Row 2 was left out: reportdate is "31/01/2020"');
    expect(err).toContain('No row with a rating could be used');
  });

  it('says n is 0 and null for the rest where there are headings and no pair', async () => {
    const { exitCode, out } = await backtest('reportdate,overall,locationid\n', '--json');
    const nothing = { auc: null, lift_top_decile: null };
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toEqual({ n: 0, base_rate: null, baseline: nothing, model: nothing });
    expect((await backtest('reportdate,overall,locationid\n')).out).toMatch(/AUC +- +-\n/);
  });

  it.each([
    ['an empty file', '', 'The file is empty'],
    ['a missing column', 'reportdate,overal,locationid\n2020-01-01,Good,1-1\n', 'lacks the column "overall"'],
    [
      'a column that stands twice',
      'reportdate,overall,overall,locationid\n',
      '"overall" stands more than once',
    ],
    ['no text at all', Buffer.from([0x72, 0, 0, 1, 2, 3, 0, 0]), ''],
  ])('%s ends with 1, in words', async (_, lines, words) => {
    const { exitCode, out, err } = await backtest(lines, '--json');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  it('reads a file that is not UTF-8, and says as what', async () => {
    const { exitCode, out, err } = await backtest(
      Buffer.from(`${EVENTS}1-3,Caf\xe9,Good,2020-01-01\n`, 'latin1'),
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(err).toContain('The file is not UTF-8: line 8 has the byte E9');
    expect(JSON.parse(out)).toMatchObject({ n: 3 });
  });

  it('ends with 2 without a file, and with 1 where it is not there', async () => {
    expect(await run(['backtest', '--json'], context)).toBe(2);
    expect(said.err).toContain("required option '--file <file>' not specified");
    expect(await run(['backtest', '--file', 'nowhere.csv'], context)).toBe(1);
    expect(said.err).toContain('nowhere.csv');
  });
});
