import { day } from '../../../kernel/calendar-day.ts';
import type { Comparable } from '../rules/duplicates.ts';

/** An event to compare, but for what is given. */
export const likelihoodFixture = (given: Partial<Comparable> & { eventId: string }): Comparable => ({
  locationId: '1-100',
  kind: 'complaint',
  themes: ['medication'],
  reference: '',
  title: 'Night medicines given late',
  account: 'Twice in one week the night medicines came two hours late.',
  onDay: day('2026-11-10'),
  ...given,
});
