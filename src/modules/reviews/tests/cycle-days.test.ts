import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { A_RULE, NOVEMBER } from '../factories.ts';
import { dueOn, monthStart, opensOn, parseMonth } from '../rules/cycle-days.ts';

const HOLIDAYS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);

describe('the days of a month', () => {
  it('begin on its first working day', () => {
    expect(opensOn(NOVEMBER, A_RULE, HOLIDAYS)).toBe('2026-11-02');
    expect(opensOn(day('2027-01-01'), A_RULE, HOLIDAYS)).toBe('2027-01-04');
  });

  it('or on a later one, where the rule says so', () => {
    expect(opensOn(NOVEMBER, { ...A_RULE, opensWorkingDay: 3 }, HOLIDAYS)).toBe('2026-11-04');
  });

  it('end so many working days after it opened, past weekends and bank holidays', () => {
    expect(dueOn(day('2026-11-02'), A_RULE, HOLIDAYS)).toBe('2026-11-16');
    expect(dueOn(day('2026-12-21'), { ...A_RULE, dueWorkingDays: 5 }, HOLIDAYS)).toBe('2026-12-30');
  });

  it('are named by an address', () => {
    expect(parseMonth('2026-11')).toBe(NOVEMBER);
    expect(parseMonth('2026-13')).toBeNull();
    expect(parseMonth('2026-11-01')).toBeNull();
    expect(monthStart(day('2026-11-16'))).toBe(NOVEMBER);
  });
});
