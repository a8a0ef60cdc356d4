import type { Day } from '../../kernel/calendar-day.ts';
import type { Category, Role } from './cast.ts';
import { NEIGHBOURS, MIDDLE, postcodeOf, ZONES } from './county.ts';
import { middleOf, near, nearWithin, type Boundary, type Point } from './geometry.ts';
import { lifeOf, type Life } from './life.ts';
import { coinedWords, dramaPhone, homeName, personName, streetAddress } from './names.ts';
import { isHome, type Owner } from './providers.ts';
import type { Random } from './random.ts';

/** One real place: what it is, where it is, who owns it and all that happened to it. */
export interface Place {
  role: Role;
  life: Life;
  owner: Owner;
  name: string;
  street: string;
  locality: string;
  town: string;
  postcode: string;
  phone: string;
  point: Point;
  beds: number;
  specialisms: string[];
  clientGroups: string[];
  manager: { given: string; family: string };
  hasWebsite: boolean;
}

/** Client groups as a council names them, and the specialisms that CQC writes for each. */
const CLIENTS: Record<string, readonly string[]> = {
  'Older people': ['Caring for adults over 65 yrs', 'Dementia'],
  'Learning disabilities': ['Caring for adults under 65 yrs', 'Learning disabilities'],
  'Mental health': ['Caring for adults under 65 yrs', 'Mental health conditions'],
  'Physical disabilities': ['Physical disabilities', 'Sensory impairment'],
};

const MOSTLY: Record<Category, readonly (readonly [readonly string[], number])[]> = {
  'Residential home': [[['Older people'], 55], [['Learning disabilities'], 28], [['Mental health'], 9], [['Older people', 'Physical disabilities'], 8]],
  'Nursing home': [[['Older people', 'Physical disabilities'], 70], [['Older people'], 20], [['Mental health', 'Physical disabilities'], 10]],
  'Home care': [[['Older people', 'Physical disabilities'], 65], [['Older people', 'Learning disabilities', 'Physical disabilities'], 35]],
  'Extra care': [[['Older people'], 100]],
  'Supported living': [[['Learning disabilities'], 60], [['Learning disabilities', 'Mental health'], 40]],
}; // prettier-ignore

function bedsOf(category: Category, clientGroups: readonly string[], random: Random): number {
  if (!category.endsWith('home')) return 0;
  if (category === 'Nursing home') return random.int(28, 84);
  return clientGroups.includes('Older people') ? random.int(14, 58) : random.int(3, 14);
}

/** Names for every kind of place; no two alike. */
function placeNamer(random: Random) {
  const words = coinedWords(random);
  const used = new Set<string>();
  const free = (...names: string[]): string => {
    const name = names.find((n) => !used.has(n)) ?? `${names[0]} ${used.size}`;
    used.add(name);
    return name;
  };
  return (role: Role, owner: Owner, town: string, locality: string): string => {
    if (isHome(role)) return free(homeName(words(), role.category === 'Nursing home', random));
    if (role.category === 'Extra care') return free(`${words()} Gardens Extra Care`);
    if (role.category === 'Supported living') {
      return free(
        `${owner.word} Supported Living`,
        `${owner.word} Supported Living - ${town}`,
        `${owner.word} at ${locality}`,
      );
    }
    if (owner.brand)
      return free(`${owner.word} Home Care (${town})`, `${owner.word} Home Care (${locality})`);
    return free(
      `${owner.word} Home Care`,
      `${owner.word} Domiciliary Care ${town}`,
      `${owner.word} Care at Home, ${locality}`,
    );
  };
}

interface Spot {
  district: number;
  town: string;
  localities: { name: string; centre: Point }[];
  scatter(centre: Point): Point;
}

/** Where places of a zone or neighbour can stand: its localities, drawn once, and how to scatter around them. */
function spots(boundaries: readonly Boundary[], random: Random): Map<string, Spot> {
  const out = new Map<string, Spot>();
  ZONES.forEach((zone, i) => {
    const polygon = boundaries.find((b) => b.kind === 'zone' && b.name === zone.name)!.geometry;
    const localities = zone.localities.map((name, j) => ({
      name,
      centre: j === 0 ? middleOf(polygon) : nearWithin(polygon, middleOf(polygon), 0.06, random),
    }));
    out.set(zone.name, {
      district: i + 1,
      town: zone.name,
      localities,
      scatter: (c) => nearWithin(polygon, c, 0.014, random),
    });
  });
  NEIGHBOURS.forEach((neighbour, i) => {
    const middle: Point = [MIDDLE[0] + neighbour.offset[0], MIDDLE[1] + neighbour.offset[1]];
    const localities = neighbour.localities.map((name) => ({ name, centre: near(middle, 0.03, random) }));
    out.set(neighbour.name, {
      district: ZONES.length + 1 + i,
      town: neighbour.name,
      localities,
      scatter: (c) => near(c, 0.012, random),
    });
  });
  return out;
}

/** Settles every role somewhere, with its name, address, numbers and life. */
export function settle(
  roles: readonly Role[],
  ownerOf: readonly Owner[],
  boundaries: readonly Boundary[],
  today: Day,
  chances: (purpose: string) => Random,
): Place[] {
  const where = spots(boundaries, chances('localities'));
  const nameOf = placeNamer(chances('place names'));
  return roles.map((role, i): Place => {
    const random = chances(`place ${i}`);
    const spot = where.get(role.place);
    if (!spot) throw new RangeError(`the county has no zone or neighbour called "${role.place}"`);
    const locality = random.weighted(spot.localities.map((l, j) => [l, j === 0 ? 5 : 3] as const));
    const clientGroups = [...random.weighted(MOSTLY[role.category])];
    const owner = ownerOf[i]!;
    return {
      role,
      owner,
      life: lifeOf(role, today, chances(`life ${i}`)),
      name: nameOf(role, owner, spot.town, locality.name),
      street: streetAddress(random),
      locality: locality.name,
      town: spot.town,
      postcode: postcodeOf(spot.district, i * 11),
      phone: dramaPhone(i + 100),
      point: spot.scatter(locality.centre),
      beds: role.story === 'failing' ? 46 : bedsOf(role.category, clientGroups, random),
      specialisms: [...new Set(clientGroups.flatMap((group) => CLIENTS[group] ?? []))].sort(),
      clientGroups,
      manager: personName(random),
      hasWebsite: random.chance(0.55),
    };
  });
}
