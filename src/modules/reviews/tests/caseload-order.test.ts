import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { RAGS } from '../../../kernel/rating.ts';
import { caseloadFacts } from '../factories.ts';
import { inOrder, reasonOfOrder, REASONS_OF_ORDER, type CaseloadFacts } from '../rules/caseload-order.ts';

const JUMP = 10;
const names = (caseload: readonly CaseloadFacts[]) => inOrder(caseload, JUMP).map(({ name }) => name);

describe('the order of a caseload', () => {
  it('is: what got worse undecided, red, jumps, amber, green, gone, done', () => {
    expect(
      names([
        caseloadFacts({ name: 'done', done: true, rag: 'Red' }),
        caseloadFacts({ name: 'gone', rag: null }),
        caseloadFacts({ name: 'green', rag: 'Green' }),
        caseloadFacts({ name: 'amber', rag: 'Amber' }),
        caseloadFacts({ name: 'jump', rag: 'Green', score: 18, decidedRag: 'Green', decidedScore: 8 }),
        caseloadFacts({ name: 'red', rag: 'Red' }),
        caseloadFacts({
          name: 'worse',
          rag: 'Amber',
          undecided: true,
          decidedRag: 'Green',
          decidedScore: 25,
        }),
      ]),
    ).toEqual(['worse', 'red', 'jump', 'amber', 'green', 'gone', 'done']);
  });

  it('puts the greatest rise first, then never decided, then what was decided longest ago', () => {
    const amber = { rag: 'Amber', decidedRag: 'Amber', score: 30, decidedScore: 30 } as const;
    expect(
      names([
        caseloadFacts({ ...amber, name: 'lately', decidedOn: day('2026-10-05') }),
        caseloadFacts({ ...amber, name: 'long ago', decidedOn: day('2026-07-05') }),
        caseloadFacts({ name: 'never', rag: 'Amber', score: 30 }),
        caseloadFacts({ ...amber, name: 'rose', score: 34, decidedOn: day('2026-10-05') }),
      ]),
    ).toEqual(['rose', 'never', 'long ago', 'lately']);
  });

  it('loses and doubles nobody, and is the same however the caseload comes', () => {
    const one = fc.record({
      locationId: fc.uuid(),
      name: fc.string(),
      done: fc.boolean(),
      rag: fc.option(fc.constantFrom(...RAGS), { nil: null }),
      undecided: fc.boolean(),
      decidedRag: fc.option(fc.constantFrom(...RAGS), { nil: null }),
      decidedScore: fc.option(fc.nat(100), { nil: null }),
      decidedOn: fc.option(
        fc.nat(90).map((n) => addDays(day('2026-11-16'), -n)),
        { nil: null },
      ),
      score: fc.option(fc.nat(100), { nil: null }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ locationId }) => locationId }), (caseload) => {
        const ordered = inOrder(caseload, JUMP);
        expect(ordered).toEqual(inOrder(caseload.toReversed(), JUMP));
        expect(ordered).toHaveLength(caseload.length);
        const places = ordered.map((each) => REASONS_OF_ORDER.indexOf(reasonOfOrder(each, JUMP)));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});
