import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { RAGS, RATINGS, type Rag } from '../../../kernel/rating.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';

/** Which services a list shows: the council's own area (with those it holds facts on), its placements elsewhere, what other councils share, or all. */
type ListScope = 'area' | 'placements' | 'shared' | 'everywhere';

export type SortKey = 'risk' | 'name' | 'rating' | 'age' | 'provider' | 'beds' | 'locality' | 'officer';

/** Every filter of the Services list; an empty list or '' does not filter. */
export interface ServiceFilters {
  q: string;
  scope: ListScope;
  types: string[];
  ratings: string[];
  /** Rated at least so many years ago. */
  ratingAge: number | null;
  rags: Rag[];
  localities: string[];
  officers: string[];
  providers: string[];
  localAuthorities: string[];
  /** Whether people may be placed. */
  placing: 'open' | 'restricted' | 'embargo' | '';
  operational: 'yes' | 'no' | 'unknown' | '';
  contracted: 'yes' | 'no' | 'unknown' | '';
  /** No inspection, assessment or visit since this day, or ever. */
  notInspectedSince: Day | null;
  registered: 'now' | 'former' | 'all';
  sort: SortKey;
  descending: boolean;
  page: number;
}

const SORTS: readonly SortKey[] = [
  'risk',
  'name',
  'rating',
  'age',
  'provider',
  'beds',
  'locality',
  'officer',
];
export const NOT_RATED = 'Not rated';

/** Reads the list's filters from its address. What it does not know, it leaves out: an old link still opens. */
export function readServiceFilters(fields: Fields): ServiceFilters {
  const asked = one(fields, 'sort') || '-risk';
  const sort = pick(asked.replace(/^-/, ''), SORTS, 'risk');
  return {
    q: one(fields, 'q').slice(0, 200),
    scope: pick(one(fields, 'scope'), ['area', 'placements', 'shared', 'everywhere'] as const, 'area'),
    types: many(fields, 'type'),
    ratings: many(fields, 'rating').filter(
      (rating) => rating === NOT_RATED || (RATINGS as readonly string[]).includes(rating),
    ),
    ratingAge: years(one(fields, 'age')),
    rags: many(fields, 'rag').filter((rag): rag is Rag => (RAGS as readonly string[]).includes(rag)),
    localities: many(fields, 'locality'),
    officers: many(fields, 'officer').filter((id) => /^[0-9a-f-]{36}$/.test(id)),
    providers: many(fields, 'provider'),
    localAuthorities: many(fields, 'la'),
    placing: pick(one(fields, 'placing'), ['open', 'restricted', 'embargo', ''] as const, ''),
    operational: pick(one(fields, 'operational'), ['yes', 'no', 'unknown', ''] as const, ''),
    contracted: pick(one(fields, 'contracted'), ['yes', 'no', 'unknown', ''] as const, ''),
    notInspectedSince: parseDay(one(fields, 'since')),
    registered: pick(one(fields, 'registered'), ['now', 'former', 'all'] as const, 'now'),
    sort,
    descending: asked.startsWith('-'),
    page: Math.max(1, years(one(fields, 'page')) ?? 1),
  };
}

/** Filters that show everything in the council's area, riskiest first. */
export function noFilters(overrides: Partial<ServiceFilters> = {}): ServiceFilters {
  return { ...readServiceFilters({}), ...overrides };
}

function pick<T extends string>(text: string, known: readonly T[], otherwise: T): T {
  return known.find((item) => item === text) ?? otherwise;
}

function years(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
