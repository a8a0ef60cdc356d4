import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { anEmbargo, placingFactsOf } from '../factories.ts';
import { mayPlace } from '../rules/may-place.ts';

const TODAY = day('2026-11-16');
const asked = (facts: Parameters<typeof placingFactsOf>[0]) => mayPlace(placingFactsOf(facts), TODAY);

describe('"Can I place here today?"', () => {
  it.each([
    ['yes', { rag: 'Green' }, 'Nothing stands against it.'],
    ['yes', { rag: 'Amber' }, 'It is Amber: there are some concerns'],
    ['ask', { rag: 'Red' }, 'It is Red: ring before anybody is placed.'],
    ['ask', { rag: null }, 'It has no status yet'],
    ['no', { registered: false }, 'It is not registered any more.'],
    ['no', { operational: false }, 'It is registered, but not operating.'],
    ['no', { dormant: true }, 'It is dormant'],
    ['no', { placing: anEmbargo }, 'New placements are stopped since 2 March 2026 (All new placements).'],
    ['ask', { placing: { ...anEmbargo, state: 'restricted', scope: 'Nursing' } }, 'Placements are restricted since 2 March 2026 (Nursing).'],
    ['yes', { placing: { ...anEmbargo, state: 'open', scope: '' } }, 'Nothing stands against it.'],
    ['yes', { operational: null, dormant: null }, 'Nothing stands against it.'],
  ] as const)('is %s where %j', (answer, facts, words) => {
    const found = asked(facts);
    expect(found.answer).toBe(answer);
    expect(found.words).toContain(words);
  }); // prettier-ignore

  it('is no under an embargo, and never a plain yes while restricted or Red, whatever else is known', () => {
    const facts = fc.record({
      registered: fc.boolean(),
      operational: fc.constantFrom(true, false, null),
      dormant: fc.constantFrom(true, false, null),
      rag: fc.constantFrom('Red' as const, 'Amber' as const, 'Green' as const, null),
    });
    fc.assert(
      fc.property(facts, (known) => {
        expect(asked({ ...known, placing: anEmbargo }).answer).toBe('no');
        expect(asked({ ...known, placing: { ...anEmbargo, state: 'restricted' } }).answer).not.toBe('yes');
        expect(asked({ ...known, rag: 'Red' }).answer).not.toBe('yes');
      }),
    );
  });
});
