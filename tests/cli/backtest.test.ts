import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ratingsByConcern } from '../support/made-ratings.ts';
import { newCli, type Cli } from './run-cli.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

interface Skill {
  auc: number;
  lift_top_decile: number;
}

describe('amberley backtest', () => {
  let cli: Cli;
  beforeAll(() => {
    cli = newCli();
    const rows = ratingsByConcern(4000, 'command').map(
      ({ on, rating, locationId }) => `${on},${rating},${locationId}`,
    );
    writeFileSync(join(cli.folder, 'events.csv'), ['reportdate,overall,locationid', ...rows].join('\n'));
  });
  afterAll(() => cli.remove());

  it('prints one JSON object of exactly these keys, beats the current rating alone, and makes no data folder', async () => {
    const told = await cli.json<{ n: number; base_rate: number; baseline: Skill; model: Skill }>(
      'backtest',
      '--file',
      'events.csv',
    );
    const skill = { auc: expect.any(Number), lift_top_decile: expect.any(Number) };
    expect(told).toEqual({
      n: expect.any(Number),
      base_rate: expect.any(Number),
      baseline: skill,
      model: skill,
    });
    expect(told.model.auc).toBeGreaterThan(told.baseline.auc + 0.03);
    expect(told.model.lift_top_decile).toBeGreaterThan(told.baseline.lift_top_decile);
    expect(existsSync(cli.dataDir)).toBe(false);
  });

  it('is refused to somebody whom nobody knows', async () => {
    const { exitCode, stdout, stderr } = await cli.run(
      '--as',
      'nobody@council.example',
      'backtest',
      '--file',
      'events.csv',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('Nobody who can sign in has the e-mail address nobody@council.example.');
  });
});
