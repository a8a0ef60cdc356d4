import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { people } from '../factories.ts';
import { addMinutes } from '../rules/add-minutes.ts';
import { acknowledge, raise, run, type Clocked, type Step } from '../rules/clock.ts';

const AT = new Date('2026-11-16T09:00:00Z');
const working = { hours: { from: 9, to: 17 }, holidays: new Set(['2026-12-25']) };
const HOURLY = { acknowledge: 60, decide: 480, clock: 'always' } as const;
const iso = (text: string) => new Date(text);
const words = (steps: readonly Step[]) =>
  steps.map(
    ({ kind, level, dueAt }) =>
      `${kind} ${level}${dueAt === null ? '' : ` ${dueAt.toISOString().slice(5, 16)}`}`,
  );

describe('working time', () => {
  const add = (at: string, minutes: number) => addMinutes(iso(at), minutes, 'working', working).toISOString();

  it('runs from nine to five on Monday to Friday, and through no night, weekend or bank holiday', () => {
    expect(add('2026-11-16T10:00:00Z', 60)).toBe('2026-11-16T11:00:00.000Z');
    expect(add('2026-11-16T16:30:00Z', 60)).toBe('2026-11-17T09:30:00.000Z');
    expect(add('2026-11-20T16:30:00Z', 60)).toBe('2026-11-23T09:30:00.000Z');
    expect(add('2026-11-16T03:00:00Z', 30)).toBe('2026-11-16T09:30:00.000Z');
    expect(add('2026-12-24T16:00:00Z', 120)).toBe('2026-12-28T10:00:00.000Z');
  });

  it('follows the clocks of England', () => {
    expect(add('2026-10-23T15:30:00Z', 60)).toBe('2026-10-26T09:30:00.000Z');
  });

  it('a later start is never due earlier, and more minutes neither', () => {
    const minute = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 1, max: 3_000 }), fc.nat(600), (a, b, minutes, more) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map(
          (n) => new Date(AT.getTime() + n * 60_000),
        ) as [Date, Date];
        const due = (at: Date, n: number) => addMinutes(at, n, 'working', working).getTime();
        expect(due(first, minutes)).toBeLessThanOrEqual(due(second, minutes));
        expect(due(first, minutes)).toBeLessThanOrEqual(due(first, minutes + more));
        expect(due(first, minutes)).toBeGreaterThanOrEqual(first.getTime() + minutes * 60_000);
      }),
    );
  });
});

describe('the clock', () => {
  it('starts on the first rung with somebody on it, and says which it passed over', () => {
    const { clock, steps } = raise(AT, 1, HOURLY, people(0, 2, 1), working);
    expect(words(steps)).toEqual(['passed over 1', 'told 2']);
    expect(clock).toEqual({
      state: 'raised',
      level: 2,
      acknowledgeBy: iso('2026-11-16T10:00:00Z'),
      decideBy: iso('2026-11-16T17:00:00Z'),
      nextDueAt: iso('2026-11-16T10:00:00Z'),
    });
  });

  it('tells everybody where no rung above has anybody', () => {
    const { steps } = raise(AT, 2, HOURLY, people(2, 0, 0), working);
    expect(words(steps)).toEqual(['passed over 2', 'passed over 3', 'nobody left 3']);
    expect(steps.at(-1)?.told.map(({ accountId }) => accountId)).toEqual(['r1p1', 'r1p2']);
  });

  it('goes up when nobody takes it on, and reminds at the top once a day', () => {
    const { clock } = raise(AT, 1, HOURLY, people(1, 1), working);
    const ran = run(clock, iso('2026-11-18T12:00:00Z'), HOURLY, people(1, 1), working);
    expect(words(ran.steps)).toEqual([
      'moved up 2 11-16T10:00',
      'told 2 11-16T10:00',
      'reminded 2 11-16T11:00',
      'reminded 2 11-17T11:00',
      'reminded 2 11-18T11:00',
    ]);
  });

  it('waits for the decision once somebody took it on, and goes up when that is late', () => {
    const { clock } = raise(AT, 1, HOURLY, people(1, 1), working);
    const taken = acknowledge(clock, iso('2026-11-16T09:30:00Z'));
    expect(run(taken, iso('2026-11-16T16:59:00Z'), HOURLY, people(1, 1), working).steps).toEqual([]);
    expect(words(run(taken, iso('2026-11-16T17:00:00Z'), HOURLY, people(1, 1), working).steps)).toEqual([
      'moved up 2 11-16T17:00',
      'told 2 11-16T17:00',
    ]);
  });

  it('gives a day to whoever takes on what should have been decided already', () => {
    const { clock } = raise(AT, 1, HOURLY, people(1), working);
    expect(acknowledge(clock, iso('2026-11-17T09:00:00Z')).nextDueAt).toEqual(iso('2026-11-18T09:00:00Z'));
  });

  const limits = fc.record({
    acknowledge: fc.integer({ min: 5, max: 600 }),
    decide: fc.integer({ min: 601, max: 3_000 }),
    clock: fc.constantFrom('always' as const, 'working' as const),
  });
  const counts = fc.array(fc.nat(2), { minLength: 1, maxLength: 5 });

  it('comes to the same steps whether it looks often or seldom', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(limits, counts, looks, fc.boolean(), (each, rungs, minutes, isTaken) => {
        const there = people(...rungs);
        const begun = raise(AT, 1, each, there, working).clock;
        const start: Clocked = isTaken ? acknowledge(begun, AT) : begun;
        const moments = minutes.toSorted((a, b) => a - b).map((n) => new Date(AT.getTime() + n * 60_000));
        const end = new Date(AT.getTime() + 5_000 * 60_000);
        let often: { clock: Clocked; steps: Step[] } = { clock: start, steps: [] };
        for (const now of [...moments, end]) {
          const next = run(often.clock, now, each, there, working);
          often = { clock: next.clock, steps: [...often.steps, ...next.steps] };
        }
        const seldom = run(start, end, each, there, working);
        expect(often).toEqual(seldom);
      }),
    );
  });

  it('never goes down, and is never left without a next moment while it is open', () => {
    fc.assert(
      fc.property(limits, counts, fc.integer({ min: 0, max: 20_000 }), (each, rungs, minutes) => {
        const there = people(...rungs);
        const { clock } = raise(AT, 1, each, there, working);
        const now = new Date(AT.getTime() + minutes * 60_000);
        const ran = run(clock, now, each, there, working);
        const levels = ran.steps.filter(({ kind }) => kind === 'moved up').map(({ level }) => level);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
        expect(ran.clock.level).toBeGreaterThanOrEqual(clock.level);
        expect(ran.clock.nextDueAt!.getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});
