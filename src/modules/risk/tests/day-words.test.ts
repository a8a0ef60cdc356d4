import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageInWords, day, monthsBetween } from '../../../kernel/calendar-day.ts';
import { daysSeenFrom, wholeMonths } from '../rules/day-words.ts';

describe('a day as seen from another', () => {
  it('is as many whole months ago as the calendar says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 0, max: 5000 }), (start, after) => {
        const from = addDays(day('2010-01-01'), start);
        const to = addDays(from, after);
        expect(wholeMonths(from, to)).toBe(monthsBetween(from, to));
      }),
    );
  });

  it('has its date and age in words', () => {
    const seen = daysSeenFrom(day('2026-11-16'))(day('2023-09-10'));
    expect(seen).toMatchObject({ months: 38 });
    expect([seen.date, seen.age, seen.ago]).toEqual([
      '10 September 2023',
      '3 years 2 months',
      '3 years 2 months ago',
    ]);
    expect(seen.age).toBe(ageInWords(day('2023-09-10'), day('2026-11-16')));
  });

  it('is no months ago where it is still to come', () => {
    const seen = daysSeenFrom(day('2026-11-16'))(day('2026-12-24'));
    expect([seen.months, seen.ago]).toEqual([0, 'today']);
  });
});
