import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRule, shippedScheme } from '../factories.ts';
import { contradictionsOf } from '../rules/check-scheme.ts';
import type { Found } from '../rules/evaluate.ts';
import { peopleOf } from '../rules/ladder.ts';
import { planRaising } from '../rules/plan-raising.ts';
import type { Rule, Scheme } from '../rules/scheme.ts';
import { after, STATES, stateDiagram } from '../rules/states.ts';
import { dueWords, durationWords } from '../rules/words.ts';

const said = (scheme: Partial<Scheme>) =>
  contradictionsOf({ ...shippedScheme(), ...scheme }).map(({ message }) => message);

describe('rules that contradict themselves are refused in words', () => {
  const one = (rule: Rule) => said({ rules: [rule] });
  const severe = (severity: number, overrides: Partial<Rule> = {}) =>
    aRule(
      { trigger: 'severe', severity, days: 31 },
      { key: `severe-${severity}`, name: `Severity ${severity}`, ...overrides },
    );

  it('the shipped ones do not', () => {
    expect(said({})).toEqual([]);
  });

  it('decided before acknowledged, a rung that is not there, a colour that gets no worse', () => {
    expect(one(severe(5, { decide: 60 }))).toEqual([
      'Deciding must be given longer than acknowledging, which has 1 hour',
    ]);
    expect(one(severe(5, { level: 9 }))).toEqual(['It starts on rung 9, and the ladder has 4']);
    const better = aRule({ trigger: 'colour', of: 'proposed', from: ['Red'], to: 'Amber' });
    expect(one(better)).toEqual(['From Red to Amber is not getting worse']);
  });

  it('the same twice, and what is graver given longer', () => {
    expect(said({ rules: [severe(5), severe(5, { key: 'x', name: 'Another' })] })).toEqual([
      '"Severity 5" already fires just then: change that rule instead',
    ]);
    expect(said({ rules: [severe(4), severe(5, { acknowledge: 90 })] })).toEqual([
      '"Severity 5" is graver than "Severity 4" and would be given longer',
    ]);
  });

  it('no rules, no rungs, no working time', () => {
    expect(said({ rules: [] })).toEqual(['There must be one rule at least: with none nobody is ever told']);
    expect(said({ rules: [severe(5)], ladder: [] })).toContain('The ladder must have one rung at least');
    expect(said({ hours: { from: 17, to: 9 } })).toEqual([
      'Working time must end after it begins: 17 to 9 is none',
    ]);
  });
});

describe('the people of a rung', () => {
  const answerers = [
    { accountId: 'lea', roles: ['quality-manager'], coveredBy: null },
    { accountId: 'max', roles: ['quality-manager'], coveredBy: ['lea'] },
    { accountId: 'sue', roles: ['senior-manager'], coveredBy: ['kim'] },
  ];
  const ladder = [
    { name: 'Lead', lead: true, roles: [], accounts: [] },
    { name: 'Role', lead: false, roles: ['quality-manager'], accounts: [] },
    { name: 'Named', lead: false, roles: [], accounts: ['sue'] },
  ];
  const rungs = (leads: string[]) =>
    peopleOf(ladder, answerers, leads).rungs.map((told) =>
      told.map(({ accountId, coversFor }) => `${accountId}${coversFor === null ? '' : ` for ${coversFor}`}`),
    );

  it('are the lead, the role and the named, with whoever covers for somebody away', () => {
    expect(rungs(['lea'])).toEqual([['lea'], ['lea'], []]);
    expect(rungs(['max'])[0]).toEqual(['lea for max']);
  });

  it('are nobody where the lead may not answer, or the cover of somebody away may not', () => {
    expect(rungs(['an-officer'])[0]).toEqual([]);
    expect(rungs([])[2]).toEqual([]);
  });
});

describe('raising', () => {
  const rule = aRule({ trigger: 'severe', severity: 5, days: 31 });
  const cause = (causeKey: string, locationId = '1-A', of = rule): Found => ({
    rule: of,
    locationId,
    causeKey,
    confidentiality: 'open',
    facts: { kind: 'undecided', since: '2026-01-01' as never, days: 1 },
  });
  const known = { locationId: fc.constantFrom('1-A', '1-B'), causeKey: fc.constantFrom('a', 'b', 'c') };

  it('adds to what is open, and is new where nothing is', () => {
    const open = [{ escalationId: 'e', locationId: '1-A', ruleKey: rule.key }];
    const plan = planRaising([cause('a'), cause('a'), cause('b', '1-B')], { marks: [], open });
    expect(plan.map(({ openId, causes }) => [openId, causes.length])).toEqual([
      ['e', 1],
      [null, 1],
    ]);
  });

  it('never tells one cause twice, and leaves out none that is new', () => {
    fc.assert(
      fc.property(fc.array(fc.record(known)), fc.array(fc.record(known)), (found, told) => {
        const marks = told.map((one) => ({ ...one, ruleKey: rule.key }));
        const plan = planRaising(
          found.map(({ causeKey, locationId }) => cause(causeKey, locationId)),
          { marks, open: [] },
        );
        const keyOf = (one: { locationId: string; causeKey: string }) => `${one.locationId} ${one.causeKey}`;
        const planned = plan.flatMap(({ causes }) => causes.map(keyOf));
        const before = new Set(told.map(keyOf));
        const fresh = new Set(found.map(keyOf).filter((key) => !before.has(key)));
        expect(new Set(planned)).toEqual(fresh);
        expect(planned.length).toBe(fresh.size);
        expect(new Set(plan.map(({ locationId }) => locationId)).size).toBe(plan.length);
      }),
    );
  });
});

describe('the states', () => {
  it('are drawn in the README as the table has them', () => {
    expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(stateDiagram());
  });

  it('a further cause neither closes nor moves one, from any state', () => {
    for (const state of STATES) expect(after(state, 'cause added')).toBeUndefined();
    expect(after('decided', 'acknowledged')).toBeUndefined();
  });
});

describe('words', () => {
  it('say how long somebody has, and how late it is', () => {
    const now = new Date('2026-11-16T09:00:00Z');
    const in_ = (minutes: number) => dueWords('Acknowledge', new Date(now.getTime() + minutes * 60_000), now);
    expect([in_(12), in_(180), in_(4_320), in_(-120)]).toEqual([
      'Acknowledge within 12 minutes',
      'Acknowledge within 3 hours',
      'Acknowledge within 3 days',
      'Acknowledge: 2 hours late',
    ]);
    expect([durationWords(90), durationWords(2_880), durationWords(480, 'working')]).toEqual([
      '1 hour 30 minutes',
      '2 days',
      '8 hours of working time',
    ]);
  });
});
