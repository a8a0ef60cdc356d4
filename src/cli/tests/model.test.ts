import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import type { Application } from '../../app.ts';
import { addModel } from '../commands/model.ts';
import { CommandFailure, type CliContext } from '../context.ts';

const SHIPPED = new URL('../../modules/risk/rules/models/cqc-only-1.json', import.meta.url);

describeOnBothDatabases('amberley model', (get) => {
  async function model(...argv: string[]) {
    const { db, clock, dataDir, scope } = get();
    let [out, failed] = ['', ''];
    const context = {
      io: { out: (text: string) => void (out += text), err: () => {}, cwd: dataDir, interactive: false },
      env: {},
      withApplication: (work: (application: Application) => Promise<unknown>) =>
        work({
          db,
          clock,
          scope: () => Promise.resolve({ ...scope, permissions: 'all' }),
        } as unknown as Application),
    } as unknown as CliContext;
    const program = new Command().exitOverride();
    addModel(program, context);
    try {
      await program.parseAsync(['model', ...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      failed = error.message;
    }
    return { out, failed };
  }
  const write = (name: string, change: (json: Record<string, unknown>) => void) => {
    const json = JSON.parse(readFileSync(SHIPPED, 'utf8')) as Record<string, unknown>;
    change(json);
    writeFileSync(join(get().dataDir, name), JSON.stringify(json));
  };

  beforeAll(() => {
    write('good.json', () => {});
    write('bad.json', (json) => void (json.thresholds = { amber: 60, red: 20 }));
    writeFileSync(join(get().dataDir, 'text.json'), 'not json');
  });

  it('list names every model and marks what is in force', async () => {
    const { out } = await model('list');
    expect(out).toContain('* care-homes version 1, from 2023-01-01: Care homes\n');
    expect(out).toContain('  cqc-only version 1, from 2014-10-01: CQC facts only, first model\n');
    const { rows } = JSON.parse((await model('list', '--json')).out) as { rows: { id: string }[] };
    expect(rows.map(({ id }) => id)).toContain('home-care');
  });

  it('check says that a model can be used, or all that is wrong with its places', async () => {
    expect((await model('check', 'good.json')).out).toContain(
      '"CQC facts only, first model" can be used: 9 indicators, 8 floors.',
    );
    expect((await model('check', 'bad.json')).failed).toBe(
      'bad.json is not a model that can be used:\n  thresholds.red: Red starts at 20 and Amber at 60: Red must start above Amber',
    );
    expect((await model('check', 'text.json')).failed).toContain('text.json cannot be read as JSON');
    expect((await model('check', 'none.json')).failed).toContain('none.json cannot be read as JSON');
  });

  it('simulate and backtest try a model and keep nothing', async () => {
    expect((await model('simulate', 'good.json')).out).toContain(
      '0 of 0 services would have another proposed colour',
    );
    expect(JSON.parse((await model('simulate', 'good.json', '--json')).out)).toMatchObject({
      n: 0,
      moved: 0,
    });
    expect((await model('backtest', 'good.json')).out).toContain('0 colours in 25 months');
    expect(JSON.parse((await model('backtest', 'good.json', '--json')).out)).toMatchObject({
      months: 36,
      complete: 25,
      n: 0,
    });
    expect((await model('simulate', 'bad.json')).failed).toContain('is not a model');
  }, 60_000);
});
