import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/calendar-day.ts';
import { RAGS } from '../../../kernel/rating.ts';
import { FACTS_DAY, SHIPPED, shippedModel } from '../factories.ts';
import { assess, ragOfScore } from '../rules/assess.ts';
import { openVersion } from '../rules/audience.ts';
import type { Facts } from '../rules/facts.ts';
import type { Model } from '../rules/model.ts';
import { anyFacts, heardEvent } from './fact-arbitraries.ts';
import { anyModel } from './model-arbitraries.ts';

const judge = (facts: Facts, model: Model, asAt = FACTS_DAY) => assess(facts, model, asAt);
const runs = { numRuns: 150 };
const adverse = heardEvent.filter((event) => event.adverse);

const atLeastAsBad = (before: Facts, after: Facts, model: Model) => {
  const [was, is] = [judge(before, model), judge(after, model)];
  expect(is.score).toBeGreaterThanOrEqual(was.score);
  expect(RAGS.indexOf(is.rag)).toBeLessThanOrEqual(RAGS.indexOf(was.rag));
  expect(is.scoreOpen).toBeGreaterThanOrEqual(was.scoreOpen);
};

const models: [string, fc.Arbitrary<Model>][] = [
  ...SHIPPED.map((file): [string, fc.Arbitrary<Model>] => [file, fc.constant(shippedModel(file))]),
  ['made-up models', anyModel],
];

describe.each(models)('by %s, whatever is known of a service', (_, model) => {
  it('contributions are whole, add up to the score, and the open ones to the open score', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        const { score, scoreOpen, contributions } = judge(facts, by);
        const sum = (all: typeof contributions) => all.reduce((total, { points }) => total + points, 0);
        expect(sum(contributions)).toBe(score);
        expect(sum(contributions.filter(({ audience }) => audience === 'everyone'))).toBe(scoreOpen);
        for (const { points } of contributions) expect(Number.isInteger(points) && points >= 0).toBe(true);
      }),
      runs,
    );
  });

  it('one thing more that was heard never lowers the score nor betters the colour, nor does a more severe one', () => {
    fc.assert(
      fc.property(anyFacts, adverse, model, (facts, event, by) => {
        const more = { ...facts, events: [...facts.events, event] };
        atLeastAsBad(facts, more, by);
        const worse = { ...event, severity: Math.min(5, event.severity + 1) };
        atLeastAsBad(more, { ...facts, events: [...facts.events, worse] }, by);
      }),
      runs,
    );
  });

  it('nor does a month more without a return', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        if (facts.returns === null) return;
        const { missed, late } = facts.returns;
        atLeastAsBad(
          facts,
          { ...facts, returns: { ...facts.returns, missed: missed + 1, late: late + 1 } },
          by,
        );
      }),
      runs,
    );
  });

  it('hearing something good, or nothing, changes no score', () => {
    fc.assert(
      fc.property(anyFacts, heardEvent, model, (facts, event, by) => {
        const good = { ...event, adverse: false };
        expect(judge({ ...facts, events: [...facts.events, good] }, by).score).toBe(judge(facts, by).score);
      }),
      runs,
    );
  });

  it('not to know the number of beds never lowers the score', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        expect(judge({ ...facts, beds: null }, by).score).toBeGreaterThanOrEqual(judge(facts, by).score);
      }),
      runs,
    );
  });

  it('the colour is the worse of score and floors, in all and in what everybody may know', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        const { score, rag, floors } = judge(facts, by);
        const colours = [ragOfScore(score, by.thresholds), ...floors.map(({ atLeast }) => atLeast)];
        expect(rag).toBe(RAGS.find((colour) => colours.includes(colour)));
      }),
      runs,
    );
  });

  it('a cap is never exceeded', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        const { contributions } = judge(facts, by);
        for (const { indicators, most } of by.caps ?? []) {
          const inside = contributions.filter(({ indicator }) => indicators.includes(indicator));
          expect(inside.reduce((total, { points }) => total + points, 0)).toBeLessThanOrEqual(most);
        }
      }),
      runs,
    );
  });

  it('order and the day on which it is asked change nothing: the same facts, model and day give the same', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        const turned = {
          ...facts,
          events: facts.events.toReversed(),
          clientGroups: facts.clientGroups.toReversed(),
        };
        const other = {
          ...by,
          indicators: by.indicators.toReversed(),
          floors: by.floors.toReversed(),
          ...(by.caps && { caps: by.caps.toReversed() }),
        };
        expect(judge(turned, other)).toEqual(judge(facts, by));
      }),
      runs,
    );
  });

  it('what comes later is not known yet', () => {
    fc.assert(
      fc.property(anyFacts, heardEvent, model, (facts, event, by) => {
        const later = { ...event, on: addDays(FACTS_DAY, 1) };
        expect(judge({ ...facts, events: [...facts.events, later] }, by)).toEqual(judge(facts, by));
      }),
      runs,
    );
  });

  it('who may not know the reasons learns the same colour, and of the reasons only what is published', () => {
    fc.assert(
      fc.property(anyFacts, model, (facts, by) => {
        const all = judge(facts, by);
        const open = openVersion(all);
        const unheard = judge({ ...facts, events: [], returns: null }, by);
        expect(open.rag).toBe(all.rag);
        expect(open.score).toBe(openVersion(unheard).score);
        expect(open.contributions).toEqual(openVersion(unheard).contributions);
        expect(open.floors).toEqual(openVersion(unheard).floors);
        expect([
          openVersion(unheard).why,
          `${all.rag} because of information that the council holds.`,
        ]).toContain(open.why);
      }),
      runs,
    );
  });
});
