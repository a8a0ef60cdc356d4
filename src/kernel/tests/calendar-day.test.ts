import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageInWords,
  day,
  daysBetween,
  longDay,
  monthOf,
  monthsBetween,
  parseDay,
  shortDay,
} from '../calendar-day.ts';

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('a calendar day', () => {
  it('is read from ISO text, and from nothing else', () => {
    expect(parseDay('2021-08-09')).toBe('2021-08-09');
    for (const text of ['2021-8-9', '09/08/2021', '2021-02-30', '2021-13-01', '', '2021-08-09T00:00'])
      expect(parseDay(text)).toBeNull();
    expect(() => day('yesterday')).toThrow('"yesterday" is not a day written YYYY-MM-DD');
  });

  it('is written as people write it', () => {
    expect(longDay(day('2021-08-09'))).toBe('9 August 2021');
    expect(shortDay(day('2021-08-09'))).toBe('9 Aug 2021');
    expect(monthOf(day('2021-08-09'))).toBe('August 2021');
  });

  it('tells ages as people do', () => {
    const today = day('2026-11-16');
    expect(ageInWords(today, today)).toBe('today');
    expect(ageInWords(day('2026-11-15'), today)).toBe('1 day');
    expect(ageInWords(day('2026-11-04'), today)).toBe('12 days');
    expect(ageInWords(day('2026-06-16'), today)).toBe('5 months');
    expect(ageInWords(day('2025-11-16'), today)).toBe('1 year');
    expect(ageInWords(day('2023-09-01'), today)).toBe('3 years 2 months');
  });

  it('moves by days and back again', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        const to = addDays(from, n);
        expect(daysBetween(from, to)).toBe(n);
        expect(addDays(to, -n)).toBe(from);
      }),
    );
  });

  it('compares as text', () => {
    fc.assert(fc.property(days, days, (a, b) => a < b === daysBetween(a, b) > 0));
  });

  it('goes to the end of a shorter month', () => {
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(monthsBetween(day('2024-01-31'), day('2025-01-30'))).toBe(11);
  });
});
