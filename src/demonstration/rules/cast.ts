import type { Rating } from '../../kernel/rating.ts';
import { NEIGHBOURS, ZONES } from './county.ts';
import type { Random } from './random.ts';

export type Category = 'Residential home' | 'Nursing home' | 'Home care' | 'Extra care' | 'Supported living';
export type ChainReason = 'New Provider' | 'Location Move' | 'Legal Entity Change';

/** The stories that a demonstration can point at; every other location lives an ordinary life. */
export const STORIES = {
  failing: 'A nursing home falls from Good to Inadequate; its manager left six months before',
  improving: 'A home climbs from Inadequate to Good in two years',
  'second failure': 'A small home turns Inadequate after two years of Requires improvement',
  'stuck below Good': 'A home rated Requires improvement four times running',
  'fell from Outstanding': 'An Outstanding home loses its founder and falls to Requires improvement',
  'bought group': 'Six homes of one owner pass to a larger group and keep their ratings',
  'long not inspected': 'A Good rating more than seven years old',
  'two services': 'A care home and a home care service at one location, rated differently',
  'opening soon': 'A new home that is registered and has not opened its doors',
  refurbishing: 'A Good home that stands empty while it is rebuilt',
  emptied: 'A home whose residents moved out while its owner looks for a buyer',
  cancelled: 'A home that was rated Inadequate, then lost its registration and closed',
} as const;
export type Story = keyof typeof STORIES;

/** One place in the market, before its life is told. */
export interface Role {
  category: Category;
  /** A second kind of service at the same location. */
  also?: Category;
  /** What stands today; null is not rated. For a closed place, what stood when it closed. */
  rating: Rating | null;
  story?: Story;
  /** The registration before this one ended for this reason. */
  chain?: ChainReason;
  /** A registration before that one too. */
  chainTwice?: boolean;
  closed?: boolean;
  /** The zone, or the neighbouring authority. */
  place: string;
  ofCounty: boolean;
}

type Counts = readonly (readonly [Rating | null, number])[];
/** Today's ratings as counts: percentages of the papers (homes 2/73/19/1/5, community 4/67/8/0/21) of 176 and 119. */
const HOMES: Counts = [['Outstanding', 4], ['Good', 128], ['Requires improvement', 33], ['Inadequate', 2], [null, 9]]; // prettier-ignore
const COMMUNITY: Counts = [['Outstanding', 5], ['Good', 80], ['Requires improvement', 9], [null, 25]]; // prettier-ignore
const NURSING_HOMES = 58;
const COMMUNITY_KINDS: readonly (readonly [Category, number])[] = [['Home care', 74], ['Extra care', 14], ['Supported living', 31]]; // prettier-ignore
const CLOSED_WITHOUT_SUCCESSOR = 10;

const repeat = <T>(entries: readonly (readonly [T, number])[]): T[] =>
  entries.flatMap(([value, n]) => Array<T>(n).fill(value));

/** Stories of homes that take a rating from the pool: which, and in what kind of home. */
const HOME_STORIES: readonly {
  story: Story;
  rating: Rating | null;
  nursing: boolean;
  n: number;
  chain?: ChainReason;
}[] = [
  { story: 'failing', rating: 'Inadequate', nursing: true, n: 1 },
  { story: 'second failure', rating: 'Inadequate', nursing: false, n: 1 },
  { story: 'improving', rating: 'Good', nursing: false, n: 1 },
  { story: 'stuck below Good', rating: 'Requires improvement', nursing: true, n: 1 },
  { story: 'fell from Outstanding', rating: 'Requires improvement', nursing: false, n: 1 },
  { story: 'bought group', rating: 'Good', nursing: false, n: 4, chain: 'New Provider' },
  { story: 'bought group', rating: 'Requires improvement', nursing: true, n: 2, chain: 'New Provider' },
  { story: 'long not inspected', rating: 'Good', nursing: false, n: 2 },
  { story: 'two services', rating: 'Requires improvement', nursing: false, n: 3 },
  { story: 'two services', rating: 'Good', nursing: true, n: 3 },
  { story: 'opening soon', rating: null, nursing: true, n: 1 },
  { story: 'refurbishing', rating: 'Good', nursing: false, n: 1 },
  { story: 'emptied', rating: 'Requires improvement', nursing: false, n: 1 },
];

function takeFrom<T>(pool: T[], wanted: T): T {
  const at = pool.indexOf(wanted);
  if (at < 0) throw new RangeError(`the cast has no "${String(wanted)}" left to give to a story`);
  return pool.splice(at, 1)[0] as T;
}

function castHomes(random: Random): Omit<Role, 'place' | 'ofCounty'>[] {
  const ratings = random.shuffle(repeat(HOMES));
  const kinds = random.shuffle(repeat<Category>([['Nursing home', NURSING_HOMES], ['Residential home', 176 - NURSING_HOMES]])); // prettier-ignore
  const told = HOME_STORIES.flatMap((s) =>
    Array.from({ length: s.n }, () => ({
      category: takeFrom(kinds, s.nursing ? 'Nursing home' : 'Residential home'),
      rating: takeFrom(ratings, s.rating),
      story: s.story,
      chain: s.chain,
      also: s.story === 'two services' ? ('Home care' as const) : undefined,
    })),
  );
  const ordinary = ratings.map((rating, i) => ({ category: kinds[i]!, rating }));
  return [
    ...told,
    ...chained(ordinary, { 'New Provider': 7, 'Legal Entity Change': 4, 'Location Move': 1 }, 2),
  ];
}

function castCommunity(random: Random): Omit<Role, 'place' | 'ofCounty'>[] {
  const ratings = random.shuffle(repeat(COMMUNITY));
  const kinds = random.shuffle(repeat(COMMUNITY_KINDS));
  const ordinary = ratings.map((rating, i) => ({
    category: kinds[i]!,
    rating,
    also: kinds[i] === 'Home care' && i % 9 === 0 ? ('Supported living' as const) : undefined,
  }));
  return chained(ordinary, { 'New Provider': 1, 'Legal Entity Change': 2, 'Location Move': 7 }, 0);
}

/** Gives the first rated roles a registration before this one, and the first `twice` of those one more. */
function chained<R extends { rating: Rating | null }>(
  roles: R[],
  counts: Record<ChainReason, number>,
  twice: number,
) {
  const reasons = repeat(Object.entries(counts) as [ChainReason, number][]);
  let used = 0;
  return roles.map((role) => {
    if (role.rating === null || used >= reasons.length) return role;
    const link = { chain: reasons[used], chainTwice: used < twice };
    used++;
    return { ...role, ...link };
  });
}

function castClosed(random: Random): Omit<Role, 'place' | 'ofCounty'>[] {
  const kinds = repeat<Category>([
    ['Residential home', 5],
    ['Home care', 4],
    ['Supported living', 1],
  ]);
  return kinds.slice(0, CLOSED_WITHOUT_SUCCESSOR).map((category, i) => ({
    category,
    rating: i === 0 ? 'Inadequate' : random.weighted<Rating | null>([['Good', 4], ['Requires improvement', 4], [null, category === 'Home care' ? 2 : 0]]), // prettier-ignore
    story: i === 0 ? ('cancelled' as const) : undefined,
    closed: true,
  }));
}

/** Everyone in the county's market and next door: 295 registered, some closed, and the neighbours' 25. */
export function castMarket(random: Random): Role[] {
  const county = [...castHomes(random), ...castCommunity(random), ...castClosed(random)];
  const zones = ZONES.map((zone) => [zone.name, zone.share] as const);
  const neighbours = NEIGHBOURS.flatMap((neighbour) =>
    Array.from({ length: neighbour.locations }, (_, i): Role => ({
      category: (
        ['Residential home', 'Nursing home', 'Home care', 'Residential home', 'Supported living'] as const
      )[i % 5]!,
      rating: random.weighted<Rating | null>([['Outstanding', 1], ['Good', 14], ['Requires improvement', 6], ['Inadequate', 1], [null, 2]]), // prettier-ignore
      place: neighbour.name,
      ofCounty: false,
    })),
  );
  return [
    ...county.map((role): Role => ({ ...role, place: random.weighted(zones), ofCounty: true })),
    ...neighbours,
  ];
}
