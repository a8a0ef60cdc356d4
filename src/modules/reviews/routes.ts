import type { Day } from '../../kernel/calendar-day.ts';
import { monthText } from './rules/cycle-days.ts';

const of = (month: Day) => `/reviews/${monthText(month)}`;

/** Addresses of this room's pages. */
export const paths = {
  overview: () => '/reviews',
  open: () => '/reviews/open',
  board: () => '/reviews/board',
  /** The caseload of a month: one's own, or with 'all' every service. */
  caseload: (month: Day, whose?: 'all') => `${of(month)}${whose === undefined ? '' : '?whose=all'}`,
  review: (month: Day, locationId: string, whose?: 'all') =>
    `${of(month)}/services/${encodeURIComponent(locationId)}${whose === undefined ? '' : '?whose=all'}`,
  progress: (month: Day) => `${of(month)}/progress`,
  close: (month: Day) => `${of(month)}/close`,
  record: (month: Day) => `${of(month)}/record`,
  service: (locationId: string) => `/services/${encodeURIComponent(locationId)}`,
  event: (eventId: string) => `/intelligence/${encodeURIComponent(eventId)}`,
} as const;
