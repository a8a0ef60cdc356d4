import { day } from '../../kernel/calendar-day.ts';
import type { PlacingFacts } from './rules/may-place.ts';

/** A service at which nothing stands against a placement; overwrite what the test is about. */
export function placingFactsOf(overrides: Partial<PlacingFacts> = {}): PlacingFacts {
  return { registered: true, operational: true, dormant: false, rag: 'Green', placing: null, ...overrides };
}

/** An embargo since March 2026. */
export const anEmbargo: NonNullable<PlacingFacts['placing']> = {
  state: 'embargo',
  fromDay: day('2026-03-02'),
  scope: 'All new placements',
  reviewOn: day('2026-12-01'),
};
