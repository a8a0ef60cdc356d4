import type { Role } from './cast.ts';
import { providerName } from './names.ts';
import type { Random } from './random.ts';

type Ownership = 'Organisation' | 'Partnership' | 'Individual';

/** A legal body, before its registration dates are known from its locations. */
export interface Owner {
  providerId: string;
  name: string;
  /** The coined word in the name, which its branches carry too. */
  word: string;
  ownership: Ownership;
  brand: { brandId: string; brandName: string } | null;
}

/** Who owns each role today (by index), and an owner of the six homes that were sold. */
export interface Ownerships {
  owners: Owner[];
  ownerOf: Owner[];
  seller: Owner;
}

/** Groups in the county: how many places each holds, how many legal bodies they are spread over. */
const HOME_GROUPS: readonly (readonly [number, number])[] = [[14, 3], [11, 2], [9, 2], [8, 1], [7, 1], [6, 1], [6, 1], [5, 1]]; // prettier-ignore
const COMMUNITY_GROUPS: readonly (readonly [number, number])[] = [[9, 2], [7, 1], [6, 1], [5, 1]]; // prettier-ignore
/** Others own one place or a few: so many legal bodies. With the groups' seventeen these make 120. */
const SMALL_HOME_OWNERS = 57;
const SMALL_COMMUNITY_OWNERS = 46;

export const isHome = (role: Pick<Role, 'category'>): boolean => role.category.endsWith('home');

/** A legal body of a group: its word, brand and which of its bodies it is, from 0. */
interface GroupBody {
  word: string;
  brand: Owner['brand'];
  body: number;
}

export type OwnerMaker = (group?: GroupBody) => Owner;

const GROUP_BODIES = ['Care Group Limited', 'Homes (No. 2) Limited', 'Living (No. 3) Limited'] as const;

/** Makes owners with names and ids that nobody has. Ids have twelve digits, which CQC's do not. */
export function ownerMaker(words: () => string, random: Random): OwnerMaker {
  let n = 0;
  return (group) => {
    const word = group?.word ?? words();
    const ownership = group ? 'Organisation' : random.weighted<Ownership>([['Organisation', 88], ['Partnership', 7], ['Individual', 5]]); // prettier-ignore
    const name = group ? `${word} ${GROUP_BODIES[group.body]}` : providerName(word, ownership, random);
    return {
      providerId: `1-990${String(++n * 7).padStart(9, '0')}`,
      name,
      word,
      ownership,
      brand: group?.brand ?? null,
    };
  };
}

/** One owner for each of `count` places: groups first, then small owners, every owner at least once. */
function dealOwners(
  count: number,
  groups: readonly (readonly [number, number])[],
  small: number,
  make: () => Owner,
  group: (bodies: number) => Owner[],
  random: Random,
): Owner[] {
  const dealt = groups.flatMap(([places, bodies]) => {
    const owners = group(bodies);
    return Array.from({ length: places }, (_, i) => owners[i % owners.length]!);
  });
  const singles = Array.from({ length: small }, make);
  const rest = count - dealt.length - small;
  const few = singles.slice(0, Math.ceil(small / 2));
  return [...dealt, ...random.shuffle([...singles, ...Array.from({ length: rest }, () => random.pick(few))])];
}

/** Deals the county's and the neighbours' places to owners. The buyer of the six homes is the largest group. */
export function dealPlaces(
  roles: readonly Role[],
  make: OwnerMaker,
  words: () => string,
  random: Random,
): Ownerships {
  const owners: Owner[] = [];
  const keep = (owner: Owner) => (owners.push(owner), owner);
  let brands = 0;
  const group = (bodies: number): Owner[] => {
    const word = words();
    const brand = { brandId: `BD99${String(++brands).padStart(2, '0')}`, brandName: `BRAND ${word} Care` };
    return Array.from({ length: bodies }, (_, body) => keep(make({ word, brand, body })));
  };
  const at = (wanted: (role: Role) => boolean) => roles.flatMap((role, i) => (wanted(role) ? [i] : []));
  const current = (role: Role) => role.ofCounty && !role.closed;
  // The homes that were sold come first, so that the largest group holds them all.
  const homes = at((role) => current(role) && isHome(role)).sort((a, b) => soldFirst(roles, a, b));
  const community = at((role) => current(role) && !isHome(role));
  const ownerOf: Owner[] = [];
  const deal = (places: number[], dealt: Owner[]) =>
    places.forEach((place, i) => (ownerOf[place] = dealt[i]!));
  const single = () => keep(make());
  deal(homes, dealOwners(homes.length, HOME_GROUPS, SMALL_HOME_OWNERS, single, group, random));
  deal(
    community,
    dealOwners(community.length, COMMUNITY_GROUPS, SMALL_COMMUNITY_OWNERS, single, group, random),
  );
  const branded = owners.filter((owner) => owner.brand);
  for (const place of at((role) => !current(role))) {
    ownerOf[place] = roles[place]!.closed || random.chance(0.6) ? single() : random.pick(branded);
  }
  return { owners, ownerOf, seller: keep(make()) };
}

function soldFirst(roles: readonly Role[], a: number, b: number): number {
  const sold = (i: number) => (roles[i]!.story === 'bought group' ? 0 : 1);
  return sold(a) - sold(b) || a - b;
}
