import { describe, expect, it } from 'vitest';
import { day, daysBetween } from '../../../kernel/calendar-day.ts';
import { ratingPairs, type RatingPair } from '../rules/backtest/rating-pairs.ts';
import { eventReader } from '../rules/backtest/read-events.ts';

/** Reads rows written "2020-01-31 Good 1-1". */
function readRows(...rows: string[]) {
  const reader = eventReader({ on: 0, rating: 1, locationId: 2 });
  rows.forEach((row, i) => {
    const [on, ...rest] = row.split(' ');
    const locationId = rest.pop();
    reader.add(i + 2, [on!, rest.join(' '), locationId!]);
  });
  return reader.read;
}

const inShort = ({ locationId, at, belowGood, known }: RatingPair) =>
  `${locationId}: ${known.current.badness} for ${at - known.current.at} days, then ${belowGood ? 'below Good' : 'Good'}`;
const pairsOf = (...rows: string[]) => ratingPairs(readRows(...rows).events).map(inShort);

describe('a pair', () => {
  it('is two consecutive rated days of one location', () => {
    expect(
      pairsOf(
        '2020-01-01 Good A',
        '2020-01-31 Inadequate A',
        '2020-03-01 Outstanding A',
        '2020-02-01 Good B',
      ),
    ).toEqual(['A: 1 for 30 days, then below Good', 'A: 3 for 30 days, then Good']);
  });

  it('is not broken by what is no rating, which is counted', () => {
    const rows = ['2020-01-01 Good A', '2020-01-05 Inspected but not rated A', '2020-01-11 Good A'];
    expect(pairsOf(...rows)).toEqual(['A: 1 for 10 days, then Good']);
    expect(readRows(...rows).unrated).toBe(1);
  });

  it('is read whatever the letter case and white space of the rating', () => {
    expect(
      pairsOf('2020-01-01 REQUIRES IMPROVEMENT A', '2020-01-02 Requires Improvement A', '2020-01-03 good A'),
    ).toEqual(['A: 2 for 1 days, then below Good', 'A: 2 for 1 days, then Good']);
  });

  it('needs two different days: the worst of one day counts, in any order, and once', () => {
    const rows = ['2020-01-01 Good A', '2020-01-01 Inadequate A', '2020-01-01 Good A', '2020-01-11 Good A'];
    expect(pairsOf(...rows)).toEqual(['A: 3 for 10 days, then Good']);
    expect(pairsOf(...rows.toReversed())).toEqual(pairsOf(...rows));
    expect(pairsOf('2020-01-01 Good A', '2020-01-01 Inadequate A')).toEqual([]);
  });

  it('knows the history of its location up to the first of the two, and nothing of the second', () => {
    const [, , third] = ratingPairs(
      readRows('2019-01-01 Inadequate A', '2020-01-01 Good A', '2021-01-01 Good A', '2022-01-01 Inadequate A')
        .events,
    );
    const at = (on: string) => daysBetween(day('1970-01-01'), day(on));
    expect(third?.known).toEqual({
      current: { at: at('2021-01-01'), badness: 1 },
      previous: { at: at('2020-01-01'), badness: 1 },
      beforePrevious: { at: at('2019-01-01'), badness: 3 },
      firstAt: at('2019-01-01'),
      earlier: 2,
      earlierBelowGood: 1,
      lastBelowGoodAt: at('2019-01-01'),
      everInadequate: true,
    });
  });
});

describe('a row that cannot be used', () => {
  it.each([
    ['2020-02-30 Good A', 'reportdate is "2020-02-30", which is not a day written YYYY-MM-DD'],
    ['31/01/2020 Good A', 'reportdate is "31/01/2020", which is not a day written YYYY-MM-DD'],
    [' Good A', 'reportdate is "", which is not a day written YYYY-MM-DD'],
    ['2020-01-01 Good ', 'locationid is empty'],
  ])('%j is left out and named', (row, why) => {
    expect(readRows('2020-01-01 Good B', row)).toMatchObject({ leftOut: [{ row: 3, why }], events: [{}] });
  });

  it('is none where it has a time of day, or has no rating anyway', () => {
    const read = readRows('2020-01-31T00:00:00Z Good A', 'never Not rated A');
    expect(read.events.map(({ on }) => on)).toEqual(['2020-01-31']);
    expect(read).toMatchObject({ leftOut: [], unrated: 1 });
  });
});
