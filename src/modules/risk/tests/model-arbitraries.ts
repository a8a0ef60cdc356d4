import fc from 'fast-check';
import { day } from '../../../kernel/calendar-day.ts';
import { shippedModelJson } from '../factories.ts';
import type { Model } from '../rules/model.ts';
import { parseModel } from '../rules/parse-model.ts';

const CALLED = { one: 'concern', many: 'concerns' };
const KINDS = ['whistleblowing', 'safeguarding', 'complaint', 'feedback-adverse', 'visit-concern', 'finance'];

const kinds = fc.oneof(
  fc.constant('adverse'),
  fc.constant('notifiable incident'),
  fc.subarray(KINDS.slice(1), { minLength: 1 }),
  fc.subarray(KINDS.slice(1), { minLength: 2 }).map((some) => ['whistleblowing', ...some]),
);

const rising = (points: number[]) => points.toSorted((a, b) => a - b);

/** Bands from 0 without gap, of so many starts and points; points never fall as numbers rise, unless lower is worse. */
const bands = (worse: 'higher' | 'lower') =>
  fc
    .record({
      starts: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      points: fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }),
    })
    .map(({ starts, points }) => {
      const from = [0, ...rising(starts)];
      const given = rising(points).slice(0, from.length);
      given[0] = 0;
      if (worse === 'lower') given.reverse();
      return from.map((start, at) => ({
        from: start,
        to: from[at + 1] ?? null,
        points: given[at]!,
        words: 'So it is',
        because: 'so it is',
      }));
    });

const eventsIndicator = fc
  .record({
    kinds,
    minSeverity: fc.integer({ min: 1, max: 5 }),
    days: fc.integer({ min: 1, max: 700 }),
    measure: fc.constantFrom('count', 'worst', 'weight'),
    weights: fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
    halfLife: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    perBeds: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    bands: bands('higher'),
  })
  .map(({ measure, weights, halfLife, perBeds, bands: given, ...heard }) => ({
    reads: {
      fact: 'events',
      ...heard,
      called: CALLED,
      measure,
      ...(measure === 'weight' ? { severityWeights: rising(weights), ...(halfLife && { halfLife }) } : {}),
      ...(measure !== 'worst' && perBeds ? { perBeds } : {}),
    },
    bands: given,
  }));

const missedIndicator = fc
  .record({ fact: fc.constantFrom('return-missed', 'return-late'), bands: bands('higher') })
  .map(({ fact, bands: given }) => ({ reads: { fact }, bands: given }));

const returnIndicator = fc.constantFrom('higher' as const, 'lower' as const).chain((worse) =>
  fc.record({
    reads: fc.record({
      fact: fc.constant('return'),
      measure: fc.constantFrom('vacancy-rate', 'agency-share', 'turnover-rate', 'occupancy'),
      called: fc.constant('A number'),
      months: fc.integer({ min: 1, max: 6 }),
      worse: fc.constant(worse),
    }),
    bands: bands(worse),
    unknown: fc.constant({ points: 0, words: 'Not known' }),
  }),
);

const floor = fc
  .record({
    kinds,
    minSeverity: fc.integer({ min: 1, max: 5 }),
    days: fc.integer({ min: 1, max: 400 }),
    count: fc.integer({ min: 1, max: 5 }),
    atLeast: fc.constantFrom('Amber', 'Red'),
  })
  .map(({ atLeast, ...when }) => ({
    when: { fact: 'events', called: CALLED, ...when },
    atLeast,
    words: 'It holds',
    because: 'it holds',
    source: 'Made up',
  }));

/**
 * Models that are accepted, with the CQC part of the first model and any indicators, floors, caps and adjustments of the
 * council's own knowledge.
 */
export const anyModel: fc.Arbitrary<Model> = fc
  .record({
    own: fc.array(fc.oneof(eventsIndicator, eventsIndicator, missedIndicator, returnIndicator), {
      maxLength: 7,
    }),
    floors: fc.array(floor, { maxLength: 3 }),
    cut: fc.nat(7),
    most: fc.integer({ min: 60, max: 120 }),
    inner: fc.nat(40),
    percent: fc.integer({ min: 100, max: 200 }),
  })
  .map(({ own, floors, cut, most, inner, percent }) => {
    const base = shippedModelJson() as { indicators: object[]; floors: object[] };
    const added = own.map((one, at) => ({ ...one, key: `own-${at}`, label: `Own ${at}`, source: 'Made up' }));
    const keys = added.map(({ key }) => key);
    const capped = keys.slice(0, cut);
    const cap = (indicators: string[], limit: number) => ({
      label: 'All of it',
      indicators,
      most: limit,
      source: 'Made up',
    });
    const parsed = parseModel({
      ...base,
      validFrom: day('2020-01-01'),
      indicators: [...base.indicators, ...added],
      floors: [...base.floors, ...floors],
      caps: [
        ...(capped.length > 1 ? [cap(capped.slice(0, -1), 60 + inner)] : []),
        ...(capped.length > 0 ? [cap(capped, most)] : []),
      ],
      adjustments:
        keys.length === 0
          ? []
          : [
              {
                label: 'some people',
                indicators: keys.slice(0, 2),
                clientGroups: ['Dementia'],
                percent,
                source: 'Made up',
              },
            ],
    });
    return parsed.value ?? null;
  })
  // Two that read one number in opposite ways can leave no Green; parseModel refuses those.
  .filter((model) => model !== null);
