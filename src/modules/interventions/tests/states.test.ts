import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import type { Movement } from '../../risk/index.ts';
import { askingMovements, asksOfMovements } from '../rules/asks.ts';
import { nextState, nextStepState, outcomesOf, stateDiagram } from '../rules/states.ts';
import { quotaFor, quotaWords } from '../rules/quota.ts';

describe('the states of interventions', () => {
  it('only what is proposed is accepted or declined, and only what is open ends or is cancelled', () => {
    expect(nextState('proposed', 'accept')).toBe('open');
    expect(nextState('proposed', 'end')).toBeNull();
    expect(nextState('open', 'cancel')).toBe('cancelled');
    for (const over of ['ended', 'declined', 'cancelled'] as const)
      for (const act of ['accept', 'decline', 'end', 'cancel'] as const)
        expect(nextState(over, act)).toBeNull();
    expect(nextStepState('done', 'do')).toBeNull();
  });

  it('a look finds a service fine or not; support improves it or not', () => {
    expect(outcomesOf('visit-announced')).toEqual(['fine', 'concerns', 'escalated']);
    expect(outcomesOf('quality-support')).toEqual(['improved', 'not-improved', 'escalated']);
  });

  it('the README has them as a diagram', () => {
    expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(stateDiagram());
  });
});

describe('what a rating asks for', () => {
  const TODAY = day('2026-11-16');
  const movement = (over: Partial<Movement> = {}): Movement => ({
    locationId: '1-1',
    name: 'Meadow Court',
    from: { rag: 'Green', score: 1 },
    to: { rag: 'Red', score: 70 },
    why: 'a whistleblower said so',
    whyOpen: '',
    newFloors: [],
    ...over,
  });

  it('a score that moves within its colour asks for nothing, and so does a first rating', () => {
    expect(askingMovements([movement({ to: { rag: 'Green', score: 9 } }), movement({ from: null })])).toEqual(
      [],
    );
  });

  it('a status that changed today asks once a day, in words without the reason', () => {
    const [ask, ...more] = asksOfMovements(
      [movement()],
      TODAY,
      [{ locationId: '1-1', rag: 'Red', since: TODAY }],
      [],
    );
    expect(more).toEqual([]);
    expect(ask).toMatchObject({ trigger: 'status', colour: 'Red', causeKey: 'status 1-1 Red 2026-11-16' });
    expect(ask!.words).toBe('Its status became Red on 16 November 2026');
    expect(ask!.words).not.toContain('whistleblower');
  });

  it('a decision that still holds keeps the proposal from asking', () => {
    const held = [{ locationId: '1-1', rag: 'Amber' as const, since: day('2026-10-01') }];
    expect(asksOfMovements([movement()], TODAY, held, [])).toEqual([]);
  });

  it('the worst new floor and severe enforcement ask too', () => {
    const moved = movement({
      newFloors: [
        { atLeast: 'Amber', words: 'a' },
        { atLeast: 'Red', words: 'b' },
      ] as never,
    });
    const enforced = [{ locationId: '1-1', enforcementId: 'e1', kind: 'Warning notice' }];
    const asks = asksOfMovements([moved], TODAY, [{ locationId: '1-1', rag: 'Red', since: TODAY }], enforced);
    expect(asks.map(({ trigger, colour }) => [trigger, colour])).toEqual([
      ['status', 'Red'],
      ['floor', 'Red'],
      ['enforcement', null],
    ]);
  });

  it('a whole market that moves at once is proposed and not started', () => {
    const many = Array.from({ length: 11 }, (_, i) => movement({ locationId: `1-${i}` }));
    const held = many.map(({ locationId }) => ({ locationId, rag: 'Red' as const, since: TODAY }));
    expect(new Set(asksOfMovements(many, TODAY, held, []).map(({ start }) => start))).toEqual(
      new Set(['proposed']),
    );
  });
});

describe('the quota of a team', () => {
  const quota = (n: number) => ({ Green: { number: n }, Amber: { percent: 10 }, restMonths: 6 });
  const rows = [
    { teamId: null, validFrom: day('2026-06-01'), quota: quota(2) },
    { teamId: 'north', validFrom: day('2026-05-01'), quota: quota(3) },
    { teamId: null, validFrom: day('2026-01-01'), quota: quota(1) },
  ];

  it('is its own, else that of all others, from its day on', () => {
    expect(quotaFor(rows, 'north', day('2026-11-01'))).toEqual(quota(3));
    expect(quotaFor(rows, 'north', day('2026-04-01'))).toEqual(quota(1));
    expect(quotaFor(rows, 'south', day('2026-11-01'))).toEqual(quota(2));
    expect(quotaFor(rows, null, day('2025-12-31'))).toBeNull();
    expect(quotaWords(quota(2))).toBe('2 Green and 10% of Amber services a month; not again within 6 months');
  });
});
