import type { Day } from '../../kernel/calendar-day.ts';
import type { Rag } from '../../kernel/rating.ts';

/** Addresses of this room's pages, and of the list that its numbers open. */
export const paths = {
  /** The model in force on a day, today where absent. */
  model: (on?: Day) => {
    if (on === undefined) return '/risk/model';
    const [year, month, day] = on.split('-').map(Number);
    return `/risk/model?on-day=${day}&on-month=${month}&on-year=${year}`;
  },
  /** The page of a service. */
  service: (locationId: string) => `/services/${encodeURIComponent(locationId)}`,
  /** Where the status of a service is decided. */
  decide: (locationId: string) => `/services/${encodeURIComponent(locationId)}/status`,
  /** What the status of a service was on a day, today where absent. */
  history: (locationId: string, on?: Day) =>
    `/services/${encodeURIComponent(locationId)}/status/history${on === undefined ? '' : `?on=${on}`}`,
  /** The services of a colour. */
  services: (rag: Rag) => `/services?rag=${rag}`,
} as const;
