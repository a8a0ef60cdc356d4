import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, type Day } from '../../../kernel/calendar-day.ts';
import { parseAgreementForm, parseWhy } from '../pages/sharing/form.ts';
import { actsOf, agreementDiagram, standingOf, TRANSITIONS } from '../rules/agreement-states.ts';

const TODAY = day('2026-11-16');
const boxes = (name: string, value: Day) => {
  const [year, month, dayOfMonth] = value.split('-');
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year };
};
const GOOD = {
  with: 'b',
  level: 'full',
  purpose: 'One market',
  lawfulBasis: 'Public task',
  contact: 'The team',
  ...boxes('from', TODAY),
  ...boxes('until', addMonths(TODAY, 12)),
};
const asked = { receivers: ['b', 'c'], today: TODAY, isChange: false };

describe('the states of an agreement', () => {
  it('are drawn in the README as the table has them', () => {
    expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(agreementDiagram());
  });

  it('let the giver neither accept nor refuse, and nobody take up what has ended', () => {
    expect(actsOf('proposed', 'giver').map(({ act }) => act)).toEqual(['withdraw']);
    expect(actsOf('proposed', 'receiver').map(({ act }) => act)).toEqual(['accept', 'refuse']);
    for (const ended of ['refused', 'withdrawn', 'revoked', 'replaced'] as const)
      expect([...actsOf(ended, 'giver'), ...actsOf(ended, 'receiver')]).toEqual([]);
  });

  it('ask a reason of every end that somebody chooses', () => {
    expect(TRANSITIONS.filter(({ act, to, withReason }) => act !== '' && withReason !== (to !== 'accepted'))).toEqual([]);
  }); // prettier-ignore

  it('hold on the first and the last day, and neither before nor after', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(400), (start, length) => {
        const fromDay = addDays(TODAY, start);
        const untilDay = addDays(fromDay, length);
        const standing = standingOf({ state: 'accepted', fromDay, untilDay }, TODAY);
        expect(standing === 'In force').toBe(fromDay <= TODAY && TODAY <= untilDay);
      }),
    );
  });
});

describe('the form of an agreement', () => {
  it('reads what was typed', () => {
    expect(parseAgreementForm(GOOD, asked).value).toEqual({
      receiverId: 'b',
      level: 'full',
      purpose: 'One market',
      lawfulBasis: 'Public task',
      contact: 'The team',
      fromDay: TODAY,
      untilDay: addMonths(TODAY, 12),
    });
  });

  const wrong: [string, object, string, string][] = [
    ['a council that cannot be chosen', { with: 'z' }, 'with', 'Choose the council'],
    ['a level that there is not', { level: 'all' }, 'level', 'Choose what they see'],
    ['too long a purpose', { purpose: 'x'.repeat(2001) }, 'purpose', '2000 characters or fewer'],
    ['a first day in the past', boxes('from', addDays(TODAY, -1)), 'from-day', 'today or later'],
    [
      'a first day far ahead',
      { ...boxes('from', addMonths(TODAY, 13)), ...boxes('until', addMonths(TODAY, 14)) },
      'from-day',
      'within a year',
    ],
    [
      'a last day before the first',
      boxes('until', addDays(TODAY, -1)),
      'until-day',
      'must not be before the first',
    ],
    ['a last day too far', boxes('until', addMonths(TODAY, 37)), 'until-day', 'three years'],
    ['no day at all', boxes('until', '2026-02-31' as Day), 'until-day', 'real day'],
  ];
  for (const [what, fields, field, message] of wrong) {
    it(`refuses ${what}, under its field`, () => {
      const { errors } = parseAgreementForm({ ...GOOD, ...fields }, asked);
      expect(errors).toEqual([{ field, message: expect.stringContaining(message) }]);
    });
  }

  it('begins a change on the day of its proposal, whatever was typed', () => {
    const { value } = parseAgreementForm({ ...GOOD, ...boxes('from', addDays(TODAY, 9)) }, { ...asked, isChange: true }); // prettier-ignore
    expect(value?.fromDay).toBe(TODAY);
  });

  it('never throws, and answers either a value or errors', () => {
    const names = [...Object.keys(GOOD), 'constructor'];
    const fields = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('b', 'full', '16', '11', '2026')),
    );
    fc.assert(
      fc.property(fields, fc.boolean(), (typed, isChange) => {
        const { value, errors } = parseAgreementForm(typed, { ...asked, isChange });
        expect(value === undefined).toBe(errors !== undefined && errors.length > 0);
        if (value !== undefined) expect(value.fromDay <= value.untilDay).toBe(true);
      }),
    );
    expect(parseWhy({}).errors).toHaveLength(1);
    expect(parseWhy({ why: 'x'.repeat(1001) }).errors).toHaveLength(1);
    expect(parseWhy({ why: ' Enough ' }).value).toBe('Enough');
  });
});
