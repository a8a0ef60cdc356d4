import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { nationalProtocol } from '../factories.ts';
import { checkProtocol } from '../rules/check-protocol.ts';
import { joins } from '../rules/joins.ts';
import { ownerBy, planSteps } from '../rules/plan-steps.ts';
import { protocolOf, typedOf, typedProtocol } from '../rules/protocol-form.ts';
import {
  KIND_NAMES,
  KINDS,
  LEVELS,
  lineFor,
  protocolInForce,
  TRIGGER_KEYS,
  type DatedProtocol,
  type Protocol,
  type ProtocolLine,
} from '../rules/protocol.ts';

const national = nationalProtocol();
const errorsOf = (change: Partial<Protocol>) =>
  checkProtocol({ ...national, ...change }).map(({ field, message }) => `${field}: ${message}`);
const withLine = (line: Partial<ProtocolLine>) => ({
  lines: [...national.lines, { trigger: 'escalation', colour: null, kind: 'desktop-review', start: 'proposed', ...line } as ProtocolLine],
}); // prettier-ignore

describe('the national protocol', () => {
  it('contradicts itself nowhere', () => expect(checkProtocol(national)).toEqual([]));

  it('has formal quality support for Red at once, a desktop review for Amber, and a look at Green drawn by lot', () => {
    expect(lineFor(national, 'status', 'Red')).toMatchObject({ kind: 'quality-support', start: 'automatic' });
    expect(lineFor(national, 'status', 'Amber')).toMatchObject({ kind: 'desktop-review' });
    expect(lineFor(national, 'status', 'Green')).toBeUndefined();
    expect(lineFor(national, 'random-check', 'Green')).toMatchObject({ kind: 'desktop-review' });
    expect(lineFor(national, 'panel-decision', 'Red')).toMatchObject({
      kind: 'director-decision',
      start: 'automatic',
    });
  });

  it('appoints the lead officer of a Director’s decision on the next working day', () => {
    expect(national.steps['director-decision'][0]).toMatchObject({
      name: 'Appoint the lead officer',
      days: 1,
    });
  });
});

describe('a protocol is refused', () => {
  it.each([
    ['an unknown kind', withLine({ kind: 'inspection' as never }), '"inspection" is no kind of intervention'],
    ['an unknown event', withLine({ trigger: 'rumour' as never }), '"rumour" is no event that a protocol answers'],
    ['a trigger twice', withLine({ trigger: 'status', colour: 'Red' }), 'Red is answered twice'],
    ['a colour where none is asked', withLine({ colour: 'Red' }), 'happens whatever the colour'],
    ['a colour without protocol', { lines: national.lines.filter(({ colour }) => colour !== 'Green') }, 'Nothing is done about Green services'],
    ['a step due at once', { steps: { ...national.steps, 'desktop-review': [{ name: 'Read', days: 0, owner: 'officer', attends: [] }] } }, 'must be a whole number from 1 to 500'],
    ['a step before the one above it', { steps: { ...national.steps, 'desktop-review': [{ name: 'Read', days: 5, owner: 'officer', attends: [] }, { name: 'Write', days: 4, owner: 'officer', attends: [] }] } }, '"Write" would be due before the step above it'],
    ['a kind without steps', { steps: { ...national.steps, 'quality-support': [] } }, 'Formal quality support needs a step at least'],
    ['an unknown owner', { steps: { ...national.steps, 'desktop-review': [{ name: 'Read', days: 1, owner: 'mayor', attends: [] }] } }, '"mayor" is no owner of a step'],
  ] as [string, Partial<Protocol>, string][])('with %s', (_what, change, message) => {
    expect(errorsOf(change).join('\n')).toContain(message);
  }); // prettier-ignore

  it('whatever is typed in the editor: it answers errors, and never throws', () => {
    const fields = fc.dictionary(
      fc.constantFrom('line-0-trigger', 'line-0-kind', 'line-0-colour', 'line-1-trigger', 'desktop-review-0-name', 'desktop-review-0-days', 'desktop-review-0-owner'), // prettier-ignore
      fc.oneof(fc.string(), fc.constantFrom(...TRIGGER_KEYS, ...KINDS, '0', '5', 'constructor', '__proto__')),
    );
    fc.assert(
      fc.property(fields, (typed) => {
        expect(checkProtocol(protocolOf(typedProtocol(typed))).length).toBeGreaterThan(0);
      }),
    );
  });

  it('and comes back from the editor as it went in', () => {
    const { lines, steps } = national;
    expect(protocolOf(typedOf({ lines, steps }))).toEqual({ lines, steps });
  });
});

describe('the protocol in force', () => {
  const dated = (owner: DatedProtocol['owner'], version: number, from: string): DatedProtocol => ({
    owner,
    version,
    validFrom: day(from),
    protocol: national,
  });
  const all = [
    dated('national', 1, '2014-10-01'),
    dated('council', 1, '2026-04-01'),
    dated('council', 2, '2026-06-01'),
  ];

  it('is the council’s own from its day, the newest first, and the national one before', () => {
    expect(protocolInForce(all, day('2026-03-31'))).toMatchObject({ owner: 'national' });
    expect(protocolInForce(all, day('2026-04-01'))).toMatchObject({ owner: 'council', version: 1 });
    expect(protocolInForce(all, day('2026-11-01'))).toMatchObject({ owner: 'council', version: 2 });
    expect(() => protocolInForce(all, day('2014-09-30'))).toThrow(
      'no protocol of interventions holds on 2014-09-30',
    );
  });
});

describe('steps', () => {
  const owners = { officer: 'o', 'team-lead': 't', 'quality-manager': 'q', 'senior-manager': null };

  it('fall to whoever stands in where nobody answers to a rule', () => {
    expect(ownerBy('senior-manager', owners)).toBe('q');
    expect(ownerBy('officer', { ...owners, officer: null })).toBe('t');
    expect(
      ownerBy('officer', {
        officer: null,
        'team-lead': null,
        'quality-manager': null,
        'senior-manager': null,
      }),
    ).toBeNull();
  });

  it('get working days from the start', () => {
    const planned = planSteps(
      national.steps['director-decision'],
      day('2026-11-20'),
      owners,
      new Set(['2026-12-25']),
    );
    expect(planned.map(({ dueOn }) => dueOn)).toEqual(['2026-11-23', '2026-11-25', '2026-11-27']);
    expect(planned[0]).toMatchObject({ place: 1, ownerAccountId: 'q' });
  });
});

describe('what an ask joins', () => {
  const running = (kind: string, level: number, state: 'open' | 'proposed') => ({
    interventionId: kind,
    kind,
    level,
    state,
  });

  it('is the same kind, or what is open and as much; a proposal of more is not yet anything', () => {
    const review = running('desktop-review', 1, 'open');
    const support = running('quality-support', 3, 'open');
    expect(joins([review, support], 'desktop-review', false)).toBe(review);
    expect(joins([support], 'desktop-review', false)).toBe(support);
    expect(joins([review], 'quality-support', false)).toBeNull();
    expect(joins([running('improvement-panel', 4, 'proposed')], 'quality-support', false)).toBeNull();
    expect(joins([support], 'visit-announced', true)).toBeNull();
  });
});

describeOnBothDatabases('what the migration laid', (get) => {
  it('is the national protocol of the file', async () => {
    const found = await sql<{ definition: unknown }>`
      select definition from interventions.national_protocol where version = 1`.execute(get().db.owner);
    expect(found.rows[0]!.definition).toEqual(national);
  });

  it('has the kinds with the names and levels of the rules', async () => {
    const found = await sql<{ kind: string; name: string; level: number }>`
      select kind, name, level from reference.intervention_kind order by place`.execute(get().db.owner);
    expect(found.rows).toEqual(KINDS.map((kind) => ({ kind, name: KIND_NAMES[kind], level: LEVELS[kind] })));
  });
});
