import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { RAGS } from '../../../kernel/rating.ts';
import { aRule, entry, log, moved, shippedScheme, standing } from '../factories.ts';
import { onDecided, onHeard, onLook, onMoved } from '../rules/evaluate.ts';
import type { Heard } from '../rules/facts.ts';

const TODAY = day('2026-11-16');
const RED = aRule({ trigger: 'colour', of: 'proposed', from: ['Green', 'Amber'], to: 'Red' });
const JUMP = aRule({ trigger: 'jump', points: 30, days: 28 });
const FLOOR = aRule({ trigger: 'floor', atLeast: 'Red' });
const CLUSTER = aRule({ trigger: 'cluster', kinds: [], severity: 3, events: 3, days: 28 });
const WHISTLE = aRule({ trigger: 'whistleblowing', severity: 4, days: 31 });
const SEVERE = aRule({ trigger: 'severe', severity: 4, days: 31 });
const keys = (found: { causeKey: string }[]) => found.map(({ causeKey }) => causeKey);
const whistle = (id: string, severity = 4) =>
  entry(id, {
    kind: 'whistleblowing',
    kindName: 'Whistleblowing concern',
    severity,
    confidentiality: 'whistleblower',
  });

describe('a movement', () => {
  it('to Red is escalated; one to a better colour, and a first rating, are not', () => {
    expect(keys(onMoved([RED], moved()))).toEqual(['colour:2026-11-16:Amber>Red']);
    expect(onMoved([RED], moved({ from: { rag: 'Red', score: 70 } }))).toEqual([]);
    expect(onMoved([RED], moved({ from: null }))).toEqual([]);
    expect(onMoved([RED], moved({ to: { rag: 'Green', score: 5 } }))).toEqual([]);
  });

  it('of the score counts from the lowest of the window, also in small steps', () => {
    const step = moved({ from: { rag: 'Amber', score: 38 }, to: { rag: 'Amber', score: 41 } });
    expect(onMoved([JUMP], step)).toEqual([]);
    const climb = { ...step, lowest: [{ day: day('2026-11-02'), score: 11 }] };
    expect(onMoved([JUMP], climb)[0]).toMatchObject({
      causeKey: 'jump:2026-11-02:1',
      facts: { kind: 'jump', from: 11, to: 41, since: '2026-11-02' },
    });
    expect(onMoved([JUMP], { ...step, lowest: [{ day: day('2026-10-19'), score: 11 }] })).toEqual([]);
  });

  it('that goes on climbing is the same cause until it has climbed as high once more', () => {
    const lowest = [{ day: day('2026-11-02'), score: 10 }];
    const at = (score: number) =>
      keys(
        onMoved(
          [JUMP],
          moved({ from: { rag: 'Amber', score: score - 1 }, to: { rag: 'Amber', score }, lowest }),
        ),
      );
    expect(at(40)).toEqual(at(69));
    expect(at(70)).not.toEqual(at(69));
  });

  it('by which a floor begins to hold is escalated from the colour of the rule on', () => {
    const floors = [
      { atLeast: 'Red' as const, words: 'Rated Inadequate overall' },
      { atLeast: 'Amber' as const, words: 'Dormant' },
    ];
    expect(onMoved([FLOOR], moved({ newFloors: floors })).map(({ facts }) => facts)).toEqual([
      { kind: 'floor', atLeast: 'Red', words: 'Rated Inadequate overall' },
    ]);
  });
});

describe('the log', () => {
  it('escalates whistleblowing of severity 4, and keeps why for whoever may know it', () => {
    expect(onHeard([WHISTLE], log(whistle('1')))[0]).toMatchObject({
      causeKey: 'event:1',
      confidentiality: 'whistleblower',
    });
    expect(onHeard([WHISTLE], log(whistle('1', 3)))).toEqual([]);
    const restricted = entry('2', { kind: 'whistleblowing', severity: 5, confidentiality: 'restricted' });
    expect(onHeard([WHISTLE], log(restricted))[0]?.confidentiality).toBe('whistleblower');
  });

  it('does not tell one entry by two rules', () => {
    expect(onHeard([SEVERE, WHISTLE], log(whistle('1', 5))).map(({ rule }) => rule.key)).toEqual([
      'whistleblowing',
    ]);
    expect(onHeard([SEVERE], log(whistle('1', 5)))).toHaveLength(1);
  });

  it('escalates what is new or changed now, and nothing of long ago', () => {
    const old = whistle('1');
    expect(onHeard([WHISTLE], { ...log(old), fresh: new Set(['9']) })).toEqual([]);
    expect(onHeard([WHISTLE], log({ ...old, receivedOn: addDays(TODAY, -31) }))).toEqual([]);
  });

  it('escalates three concerns in 28 days, by the strictest of them', () => {
    const heard = log(entry('1'), entry('2', { receivedOn: addDays(TODAY, -27) }), whistle('3'));
    expect(onHeard([CLUSTER], heard)).toMatchObject([
      {
        causeKey: 'cluster:3',
        confidentiality: 'whistleblower',
        facts: {
          kinds: [
            { name: 'Complaint', count: 2 },
            { name: 'Whistleblowing concern', count: 1 },
          ],
        },
      },
    ]);
    const two = log(entry('1', { severity: 2 }), entry('2'), entry('3'));
    expect(onHeard([CLUSTER], two)).toEqual([]);
    const praise = log(entry('1'), entry('2'), entry('3', { adverse: false }));
    expect(onHeard([CLUSTER], praise)).toEqual([]);
  });

  it('takes a correction of an older entry for no new cluster', () => {
    const heard = log(entry('1'), entry('2'), entry('3'));
    expect(keys(onHeard([CLUSTER], { ...heard, fresh: new Set(['1']) }))).toEqual(
      keys(onHeard([CLUSTER], heard)),
    );
  });

  const arbitraryHeard: fc.Arbitrary<Heard> = fc
    .array(
      fc.record({
        kind: fc.constantFrom('complaint', 'whistleblowing', 'safeguarding'),
        severity: fc.integer({ min: 1, max: 5 }),
        confidentiality: fc.constantFrom('open' as const, 'restricted' as const, 'whistleblower' as const),
        ago: fc.nat(40),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) =>
      log(
        ...all.map(({ ago, ...each }, i) =>
          entry(String(i), { ...each, kindName: each.kind, order: i, receivedOn: addDays(TODAY, -ago) }),
        ),
      ),
    );

  it('finds the same causes however often it is looked at, and never a whistleblower in an open cause', () => {
    const rules = shippedScheme().rules;
    fc.assert(
      fc.property(arbitraryHeard, (heard) => {
        const found = onHeard(rules, heard);
        expect(onHeard(rules, heard)).toEqual(found);
        for (const { confidentiality, facts } of found) {
          const ids =
            facts.kind === 'heard' ? [facts.eventId] : facts.kind === 'cluster' ? facts.eventIds : [];
          const of = heard.events.filter(({ eventId }) => ids.includes(eventId));
          if (of.some((each) => each.kind === 'whistleblowing' || each.confidentiality === 'whistleblower'))
            expect(confidentiality).toBe('whistleblower');
        }
      }),
    );
  });

  it('escalates no less because something more was heard', () => {
    const rules = [SEVERE, CLUSTER];
    fc.assert(
      fc.property(arbitraryHeard, (heard) => {
        const before = new Set(onHeard(rules, heard).map(({ rule }) => rule.key));
        const more = entry('99', { severity: 5, order: 99 });
        const after = onHeard(rules, {
          ...heard,
          events: [...heard.events, more],
          fresh: new Set([...heard.fresh, '99']),
        });
        for (const key of before) expect(after.map(({ rule }) => rule.key)).toContain(key);
      }),
    );
  });
});

describe('time alone', () => {
  const OVERDUE = aRule({ trigger: 'overdue', days: 5 });
  const decision = {
    decisionId: 'd',
    rag: 'Amber' as const,
    proposedRag: 'Red' as const,
    decidedOn: day('2026-10-01'),
    expiresOn: day('2026-11-15'),
  };

  it('escalates a Red service that waits longer than five days, and an overdue step at it', () => {
    expect(keys(onLook([OVERDUE], standing({ undecided: true })))).toEqual(['undecided:2026-11-09']);
    expect(onLook([OVERDUE], standing({ undecided: true, since: day('2026-11-11') }))).toEqual([]);
    const overdue = [{ interventionId: 'i', step: 'Visit', dueOn: day('2026-11-10') }];
    expect(keys(onLook([OVERDUE], standing({ overdue })))).toEqual(['step:i:2026-11-10']);
    expect(onLook([OVERDUE], standing({ overdue, rag: 'Amber' }))).toEqual([]);
  });

  it('escalates an override on the day after its last one, while nobody has decided anew', () => {
    const ENDED = aRule({ trigger: 'override-ended' });
    expect(keys(onLook([ENDED], standing({ undecided: true, decision })))).toEqual(['override:d']);
    expect(
      onLook([ENDED], standing({ undecided: true, decision: { ...decision, expiresOn: TODAY } })),
    ).toEqual([]);
    expect(onLook([ENDED], standing({ undecided: false, decision }))).toEqual([]);
  });

  it('escalates an override against a floor once, whether it is heard of or found', () => {
    const AGAINST = aRule({ trigger: 'override-floor' });
    const inForce = { ...decision, expiresOn: day('2026-12-01') };
    const found = onLook([AGAINST], standing({ decision: inForce, floor: 'Red' }));
    const decided = {
      locationId: '1-MEADOW',
      decisionId: 'd',
      from: 'Red' as const,
      to: 'Amber' as const,
      floor: 'Red' as const,
      overridden: true,
    };
    expect(keys(found)).toEqual(keys(onDecided([AGAINST], decided)));
    expect(onLook([AGAINST], standing({ decision: inForce, floor: 'Amber' }))).toEqual([]);
  });

  it('a decision for a worse colour is escalated by a rule on decided colours, and by no other', () => {
    const decided = aRule({ trigger: 'colour', of: 'decided', from: ['Green', 'Amber'], to: 'Red' });
    fc.assert(
      fc.property(fc.constantFrom(...RAGS), fc.constantFrom(...RAGS), (from, to) => {
        const found = onDecided([decided, RED], {
          locationId: 'x',
          decisionId: 'd',
          from,
          to,
          floor: null,
          overridden: true,
        });
        expect(found.length).toBe(to === 'Red' && from !== 'Red' ? 1 : 0);
      }),
    );
  });
});
