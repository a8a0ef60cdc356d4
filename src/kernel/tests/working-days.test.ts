import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../calendar-day.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../working-days.ts';

const SHUT = new Set(['2026-12-25', '2026-12-28', '2027-01-01', '2027-12-27']);

describe('working days', () => {
  it('are no Saturdays, Sundays and bank holidays', () => {
    expect(isWorkingDay(day('2026-11-20'), SHUT)).toBe(true); // Friday
    expect(isWorkingDay(day('2026-11-21'), SHUT)).toBe(false);
    expect(isWorkingDay(day('2026-11-22'), SHUT)).toBe(false);
    expect(isWorkingDay(day('2018-12-30'), SHUT)).toBe(false); // a Sunday before the first known
    expect(isWorkingDay(day('2026-12-28'), SHUT)).toBe(false);
    expect(nextWorkingDay(day('2026-12-25'), SHUT)).toBe('2026-12-29');
  });

  it('one after a Friday is the Monday; Christmas is stepped over', () => {
    expect(addWorkingDays(day('2026-11-20'), 1, SHUT)).toBe('2026-11-23');
    expect(addWorkingDays(day('2026-12-24'), 1, SHUT)).toBe('2026-12-29');
    expect(addWorkingDays(day('2026-12-24'), 4, SHUT)).toBe('2027-01-04');
    expect(addWorkingDays(day('2026-11-21'), 0, SHUT)).toBe('2026-11-23');
  });

  it('refuses a year whose bank holidays nobody knows, and a number that is none', () => {
    expect(() => addWorkingDays(day('2027-12-31'), 1, SHUT)).toThrow('no bank holidays are known for 2028');
    expect(() => addWorkingDays(day('2026-12-31'), -1, SHUT)).toThrow('a whole number from 0 is expected');
  });

  it('as many lie between as were asked for, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
        const from = addDays(day('2026-01-01'), offset);
        const to = addWorkingDays(from, n, SHUT);
        let counted = 0;
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1))
          if (isWorkingDay(at, SHUT)) counted += 1;
        expect(counted).toBe(n);
        expect(isWorkingDay(to, SHUT)).toBe(true);
      }),
    );
  });
});
