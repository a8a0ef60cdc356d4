import type { Day } from '../../kernel/calendar-day.ts';

const part = encodeURIComponent;
/** "2026-10": a month as it stands in an address. */
const short = (month: Day): string => month.slice(0, 7);

/** Who looks at a return: an officer of the council, or a person of the provider. */
export type Side = 'officer' | 'provider';

/** Below which returns of a location stand for each side. */
const ROOT: Readonly<Record<Side, string>> = { officer: '/services', provider: '/our-services' };

/** Addresses of this room's pages. */
export const paths = {
  service: (locationId: string) => `/services/${part(locationId)}`,
  ourServices: () => '/our-services',
  returns: () => '/returns',
  returnsOf: (month: Day) => `/returns?month=${short(month)}`,
  download: (format: string) => `/returns/download/${format}`,
  settings: () => '/settings/returns',
  history: (side: Side, locationId: string) => `${ROOT[side]}/${part(locationId)}/returns`,
  return: (side: Side, locationId: string, month: Day) =>
    `${ROOT[side]}/${part(locationId)}/returns/${short(month)}`,
  answer: (side: Side, locationId: string, month: Day) =>
    `${ROOT[side]}/${part(locationId)}/returns/${short(month)}/answer`,
} as const;
