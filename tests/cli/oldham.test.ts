import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeWith, sharedData } from '../support/requirements.ts';
import { newCli, type Cli } from './run-cli.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const FILE = sharedData('data/cqc-api/oldham-locations.json');
const CAPTURED = '2025-03-20';
const SCALE = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

interface ApiRecord {
  locationId: string;
  type?: string;
  localAuthority?: string;
  registrationStatus: string;
  registrationDate: string;
  deregistrationDate?: string;
  currentRatings?: { overall?: { rating?: string; reportDate?: string } } | null;
  historicRatings?: { reportDate?: string; overall?: { rating?: string } }[];
  assessment?: {
    assessmentPlanPublishedDateTime?: string;
    ratings?: { asgRatings?: { name: string; rating?: string }[] };
  }[];
}

/** The word on the four-step scale, however CQC writes it; undefined for every other word. */
const onScale = (word = '') => SCALE.find((rating) => rating.toLowerCase() === word.trim().toLowerCase());

/** Counted over the file itself, with nothing of the product: the newest of inspections and assessments, worst of the newest. */
function ratingByHand(record: ApiRecord): string {
  const inspected = [
    { on: record.currentRatings?.overall?.reportDate, word: record.currentRatings?.overall?.rating },
    ...(record.historicRatings ?? []).map(({ reportDate, overall }) => ({
      on: reportDate,
      word: overall?.rating,
    })),
  ];
  const assessed = (record.assessment ?? []).flatMap((plan) =>
    (plan.ratings?.asgRatings ?? []).map(({ rating, name }) => ({
      on: plan.assessmentPlanPublishedDateTime?.slice(0, 10),
      word: rating,
      name,
    })),
  );
  const usable = <T extends { on?: string; word?: string }>(all: T[]) =>
    all
      .filter(({ on, word }) => on !== undefined && on <= CAPTURED && onScale(word) !== undefined)
      .sort((a, b) => (a.on! < b.on! ? 1 : -1));
  const inspection = usable(inspected)[0];
  const newer = usable(assessed).filter(({ on }) => inspection === undefined || on! > inspection.on!);
  const newestOfGroups = [...new Map(newer.toReversed().map((each) => [each.name, each])).values()];
  const standing = newestOfGroups.length > 0 ? newestOfGroups : inspection === undefined ? [] : [inspection];
  const worst = Math.max(...standing.map(({ word }) => SCALE.indexOf(onScale(word)!)));
  return standing.length === 0 ? 'Not rated' : SCALE[worst]!;
}

function countByHand(): { of: number; n: Record<string, number> } {
  const all = JSON.parse(readFileSync(FILE, 'utf8')) as ApiRecord[];
  const registered = all.filter(
    (record) =>
      record.type === 'Social Care Org' &&
      record.localAuthority === 'Oldham' &&
      record.registrationDate <= CAPTURED &&
      (record.registrationStatus === 'Registered' || (record.deregistrationDate ?? '') > CAPTURED),
  );
  const n = Object.fromEntries([...SCALE, 'Not rated'].map((rating) => [rating, 0]));
  for (const record of registered) n[ratingByHand(record)]! += 1;
  return { of: registered.length, n };
}

describeWith('shared', 'the amberley command on the real records of Oldham', () => {
  let cli: Cli;
  beforeAll(() => {
    cli = newCli();
  });
  afterAll(() => cli.remove());

  it('reads 451 records into an empty database, each accounted for', async () => {
    const result = await cli.json<Record<string, number> & Record<'leftOut' | 'rejected', { n: number }[]>>(
      'import',
      'cqc-api',
      FILE,
    );
    const leftOut = result.leftOut.reduce((sum, { n }) => sum + n, 0);
    expect(result.read).toBe(451);
    expect(result.added! + result.changed! + result.unchanged! + leftOut + result.rejected.length).toBe(451);
  });

  it('changes nothing the second time', async () => {
    expect(await cli.json('import', 'cqc-api', FILE)).toMatchObject({ read: 451, added: 0, changed: 0 });
  });

  it('gives the ratings as at the day of capture that a count by hand gives', async () => {
    const { denominator, rows, records } = await cli.json<{
      denominator: number;
      rows: { rating: string; n: number; of: number }[];
      records: string[];
    }>('figure', 'cqc.rating-distribution', '--as-at', CAPTURED, '--local-authority', 'Oldham');
    const byHand = countByHand();
    expect(Object.fromEntries(rows.map((row) => [row.rating, row.n]))).toEqual(byHand.n);
    expect([denominator, rows[0]?.of, records.length]).toEqual([byHand.of, byHand.of, byHand.of]);
    expect(byHand.n).toEqual({
      Outstanding: 4,
      Good: 59,
      'Requires improvement': 11,
      Inadequate: 0,
      'Not rated': 32,
    });
  });

  it('finds "Treetops Nursing Home" by a misspelt name', async () => {
    const { rows } = await cli.json<{ rows: { locationId: string }[] }>(
      'services',
      '--search',
      'Tretops Nursng Home',
    );
    expect(rows[0]?.locationId).toBe('1-5203053560');
  });

  it('rates every registered service, the worst first', async () => {
    const { rows } = await cli.json<{ rows: { score: number }[] }>('rate');
    expect(rows.length).toBe(106);
    expect(rows.map((row) => row.score)).toEqual(rows.map((row) => row.score).toSorted((a, b) => b - a));
  });

  it('takes the providers of the same file kind', async () => {
    const result = await cli.json<{ read: number }>(
      'import',
      'cqc-api',
      sharedData('data/cqc-api/oldham-providers.json'),
    );
    expect(result.read).toBe(20);
  });
});
