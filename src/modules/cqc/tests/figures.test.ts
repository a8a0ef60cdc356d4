import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { describeWith, sharedData } from '../../../../tests/support/requirements.ts';
import { day } from '../../../kernel/calendar-day.ts';
import type { FigureParameters, FigureSelection } from '../../../platform/figures/types.ts';
import { importFile, room } from '../index.ts';
import { CHANGES, changeOf, pairsOf } from '../rules/rating-change.ts';

const CAPTURED = day('2025-03-20');

describe('a movement of ratings', () => {
  it('is what people call it', () => {
    expect(changeOf('Good', 'Outstanding')).toBe('Improved');
    expect(changeOf('Good', 'Inadequate')).toBe('Worsened');
    expect(changeOf('Not rated', 'Good')).toBe('First rating');
    expect(changeOf('Good', 'Not rated')).toBe('No longer rated');
    expect(changeOf('Not registered', 'Not rated')).toBe('Newly registered');
    expect(changeOf('Good', 'Not registered')).toBe('No longer registered');
    expect(changeOf('Good', 'Good')).toBe('Unchanged');
  });

  it('has a change for every pair, each in one', () => {
    expect(CHANGES.flatMap((change) => pairsOf(change))).toHaveLength(36);
  });
});

describeWith('shared', 'figures of the real records of Oldham', () => {
  describeOnBothDatabases('as at the day of their capture', (get) => {
    beforeAll(() =>
      importFile({ ...get() }, { source: 'cqc-api', path: sharedData('data/cqc-api/oldham-locations.json') }),
    );

    const figure = (id: string) => room.figures.find((each) => each.id === id)!;
    const value = (id: string, parameters: Partial<FigureParameters> = {}) =>
      get().db.within(get().scope, (tx) => figure(id).value(tx, { asAt: CAPTURED, ...parameters }));
    const records = (id: string, parameters: Partial<FigureParameters> = {}, selection?: FigureSelection) =>
      get().db.within(get().scope, (tx) =>
        figure(id).records(tx, { asAt: CAPTURED, ...parameters }, selection),
      );

    it('counts 106 registered locations by rating, "Inadequate" with 0 among them', async () => {
      const { denominator, rows } = await value('cqc.rating-distribution', { localAuthorities: ['Oldham'] });
      expect(denominator).toBe(106);
      expect(rows).toEqual([
        { group: 'All', rating: 'Outstanding', n: 4, of: 106, percent: (100 * 4) / 106 },
        { group: 'All', rating: 'Good', n: 59, of: 106, percent: (100 * 59) / 106 },
        { group: 'All', rating: 'Requires improvement', n: 11, of: 106, percent: (100 * 11) / 106 },
        { group: 'All', rating: 'Inadequate', n: 0, of: 106, percent: 0 },
        { group: 'All', rating: 'Not rated', n: 32, of: 106, percent: (100 * 32) / 106 },
      ]);
    });

    it('opens each row to its locations', async () => {
      const good = await records('cqc.rating-distribution', {}, { group: 'All', rating: 'Good' });
      expect(good).toHaveLength(59);
      expect(good).toContain('1-5203053560');
      expect(await records('cqc.rating-distribution')).toHaveLength(106);
    });

    it.each(['service-type', 'setting', 'local-authority', 'provider'])(
      'by %s counts each location once',
      async (by) => {
        const { denominator, rows } = await value('cqc.rating-distribution', { by });
        expect(denominator).toBe(106);
        expect(rows.reduce((sum, row) => sum + Number(row.n), 0)).toBe(106);
        expect(rows.length % 5).toBe(0);
        const [first] = rows;
        const opened = await records('cqc.rating-distribution', { by }, { group: String(first!.group) });
        expect(opened).toHaveLength(Number(first!.of));
      },
    );

    it('counts nobody in a place that the data does not have', async () => {
      const { denominator, rows } = await value('cqc.rating-distribution', { localAuthorities: ['Nowhere'] });
      expect(denominator).toBe(0);
      expect(rows).toHaveLength(5);
      expect(rows[0]).toMatchObject({ group: 'All', n: 0, of: 0, percent: null });
    });

    it('tells the age of the ratings, and each band opens', async () => {
      const { rows } = await value('cqc.rating-age');
      expect(rows.reduce((sum, row) => sum + Number(row.n), 0)).toBe(106);
      for (const row of rows) {
        expect(await records('cqc.rating-age', {}, { group: 'All', age: String(row.age) })).toHaveLength(
          Number(row.n),
        );
      }
    });

    it('tells care homes from community services', async () => {
      const { rows } = await value('cqc.rating-distribution', { by: 'setting' });
      expect([...new Set(rows.map((row) => row.group))]).toEqual(['Care homes', 'Community']);
      const types = (await value('cqc.rating-distribution', { by: 'service-type' })).rows;
      const homes = types.filter((row) => String(row.group).endsWith(' home'));
      const goodHomes = rows.find((row) => row.group === 'Care homes' && row.rating === 'Good');
      expect(goodHomes?.n).toBe(
        homes.filter((row) => row.rating === 'Good').reduce((sum, row) => sum + Number(row.n), 0),
      );
    });

    it('tells how old the ratings of each band are on average, within the band', async () => {
      const { rows } = await value('cqc.rating-age');
      const twoToThree = rows.find((row) => row.age === '2 to 3 years')!;
      expect(Number(twoToThree.averageYears)).toBeGreaterThanOrEqual(1.99);
      expect(Number(twoToThree.averageYears)).toBeLessThan(3.01);
      expect(rows.find((row) => row.age === 'Not rated')?.averageYears).toBeNull();
    });

    it('counts those not inspected since a day', async () => {
      const { rows } = await value('cqc.not-inspected-since', { from: day('2023-01-01') });
      expect(rows).toHaveLength(1);
      expect(await records('cqc.not-inspected-since', { from: day('2023-01-01') })).toHaveLength(
        Number(rows[0]!.n),
      );
      const ever = await value('cqc.not-inspected-since', { from: day('2000-01-01') });
      expect(Number(ever.rows[0]!.n)).toBeLessThan(Number(rows[0]!.n));
    });

    it('tells how ratings moved between two days, each pair opening', async () => {
      const between = { from: day('2022-01-01') };
      const { denominator, rows } = await value('cqc.rating-movement', between);
      expect(denominator).toBe(rows.reduce((sum, row) => sum + Number(row.n), 0));
      const still = rows.filter((row) => row.to !== 'Not registered');
      expect(still.reduce((sum, row) => sum + Number(row.n), 0)).toBe(106);
      const before = rows.filter((row) => row.from !== 'Not registered');
      const then = await value('cqc.rating-distribution', { asAt: between.from });
      expect(before.reduce((sum, row) => sum + Number(row.n), 0)).toBe(then.denominator);
      for (const row of [...rows.slice(0, 3), ...rows.slice(-2)]) {
        const opened = await records('cqc.rating-movement', between, {
          from: String(row.from),
          to: String(row.to),
        });
        expect(opened).toHaveLength(Number(row.n));
      }
    });

    it('opens what improved, worsened or stayed, and ratings taken together', async () => {
      const between = { from: day('2022-01-01') };
      const { rows } = await value('cqc.rating-movement', between);
      for (const change of CHANGES) {
        const n = rows.filter((row) => row.change === change).reduce((sum, row) => sum + Number(row.n), 0);
        expect(await records('cqc.rating-movement', between, { change }), change).toHaveLength(n);
      }
      expect(await records('cqc.rating-distribution', {}, { rating: 'Outstanding or Good' })).toHaveLength(
        63,
      );
    });

    it('refuses a grouping that it does not have, naming those it has', async () => {
      await expect(value('cqc.rating-distribution', { by: 'colour' })).rejects.toThrow(
        '"colour" is not a grouping: expected service-type, setting, local-authority, provider',
      );
    });
  });
});
