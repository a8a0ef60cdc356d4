import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RATINGS } from '../../../kernel/rating.ts';
import { ratingsByChance, ratingsByConcern } from '../../../../tests/support/made-ratings.ts';
import { describeWith, sharedData } from '../../../../tests/support/requirements.ts';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { backTest } from '../index.ts';
import { eventReader } from '../rules/backtest/read-events.ts';
import type { RatingEvent } from '../rules/backtest/rating-pairs.ts';

const rated = (locationId: string, on: string, rating: RatingEvent['rating']): RatingEvent => ({
  locationId,
  on: day(on),
  rating,
});

describe('a back-test', () => {
  it('of a few events is what counting by hand gives', () => {
    const events = [
      rated('A', '2016-01-01', 'Good'),
      rated('A', '2017-01-01', 'Requires improvement'),
      rated('A', '2018-01-01', 'Good'),
      rated('B', '2016-06-01', 'Inadequate'),
      rated('B', '2016-12-01', 'Inadequate'),
      rated('C', '2016-02-01', 'Outstanding'),
    ];
    // B from Inadequate (hit), A from Good (hit), A from Requires improvement (miss): of two pairs one stands right.
    expect(backTest(events)).toEqual({
      n: 3,
      base_rate: 2 / 3,
      baseline: { auc: 1 / 2, lift_top_decile: expect.closeTo(1.5, 12) },
      model: { auc: 1 / 2, lift_top_decile: expect.closeTo(1.5, 12) },
    });
  });

  it('says null for what cannot be told: of no pair, and of one outcome', () => {
    const nothing = { auc: null, lift_top_decile: null };
    expect(backTest([rated('A', '2016-01-01', 'Good')])).toEqual({
      n: 0,
      base_rate: null,
      baseline: nothing,
      model: nothing,
    });
    const good = [rated('A', '2016-01-01', 'Good'), rated('A', '2017-01-01', 'Good')];
    expect(backTest(good)).toEqual({ n: 1, base_rate: 0, baseline: nothing, model: nothing });
    const bad = [rated('A', '2016-01-01', 'Good'), rated('A', '2017-01-01', 'Inadequate')];
    const certain = { auc: null, lift_top_decile: expect.closeTo(1, 12) };
    expect(backTest(bad)).toEqual({ n: 1, base_rate: 1, baseline: certain, model: certain });
  });

  it('takes one location with a very long history as quickly as many', () => {
    const events = Array.from({ length: 12_000 }, (_, i) =>
      rated('A', addDays(day('1990-01-01'), i), RATINGS[(i * 7) % 4]!),
    );
    expect(backTest(events).n).toBe(11_999);
  });
});

describe('the model against the current rating alone', () => {
  it.each(['one', 'two', 'three'])('knows much better where visits follow concern (world %s)', (seed) => {
    const { n, baseline, model } = backTest(ratingsByConcern(2500, seed));
    expect(n).toBeGreaterThan(3000);
    expect(model.auc! - baseline.auc!).toBeGreaterThan(0.03);
    expect(model.lift_top_decile!).toBeGreaterThan(baseline.lift_top_decile!);
  });

  it.each(['one', 'two', 'three', 'four'])(
    'claims nothing where there is nothing to know (world %s)',
    (seed) => {
      const { baseline, model } = backTest(ratingsByChance(1500, seed));
      expect(Math.abs(model.auc! - 0.5)).toBeLessThan(0.03);
      expect(model.auc! - baseline.auc!).toBeGreaterThan(-0.01);
    },
  );

  it.each([20, 60, 150])('loses little by what it learns from a few services (%i)', (locations) => {
    const seeds = Array.from({ length: 8 }, (_, i) => `few ${i}`);
    const gains = seeds.map((seed) => {
      const { baseline, model } = backTest(ratingsByChance(locations, seed));
      return model.auc! - baseline.auc!;
    });
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(-0.01);
  });
});

interface ApiRecord {
  locationId: string;
  type?: string;
  currentRatings?: { overall?: { rating?: string; reportDate?: string } } | null;
  historicRatings?: { reportDate?: string; overall?: { rating?: string } }[];
}

/** The rating events of CQC's own records, current and historic. */
function eventsOf(records: readonly ApiRecord[]) {
  const reader = eventReader({ on: 0, rating: 1, locationId: 2 });
  records.forEach(({ locationId, currentRatings, historicRatings = [] }, row) => {
    const current = currentRatings?.overall;
    reader.add(row, [current?.reportDate ?? '', current?.rating ?? '', locationId]);
    for (const { reportDate, overall } of historicRatings)
      reader.add(row, [reportDate ?? '', overall?.rating ?? '', locationId]);
  });
  return reader.read;
}

describeWith('shared', 'a back-test on the real history of Oldham', () => {
  const records = JSON.parse(
    readFileSync(sharedData('data/cqc-api/oldham-locations.json'), 'utf8'),
  ) as ApiRecord[];

  it.each([
    ['social care', (record: ApiRecord) => record.type === 'Social Care Org', 140],
    ['every sector', () => true, 200],
  ])('%s: the model is not below the current rating alone', (_, of, atLeast) => {
    const read = eventsOf(records.filter(of));
    expect(read.leftOut).toEqual([]);
    const { n, baseline, model } = backTest(read.events);
    expect(n).toBeGreaterThan(atLeast);
    expect(model.auc!).toBeGreaterThanOrEqual(baseline.auc!);
  });
});
