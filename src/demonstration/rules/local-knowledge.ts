import { addDays, addMonths, type Day } from '../../kernel/calendar-day.ts';
import { COUNTY, postcodeOf, ZONES } from './county.ts';
import { middleOf, nearWithin, type Boundary } from './geometry.ts';
import { coinedWords, COMMUNITY_OFFICERS, dramaPhone, HOME_OFFICERS, streetAddress } from './names.ts';
import type { Place } from './places.ts';
import { isHome } from './providers.ts';
import type { Random } from './random.ts';
import type { Registered } from './records.ts';

/** What the council holds about a location from a day on. A null is not known. */
export interface LocalFact {
  locationId: string;
  validFrom: Day;
  operational: boolean | null;
  contracted: boolean | null;
  locality: string | null;
  /** Name of the responsible officer. */
  officer: string | null;
  councilBeds: number | null;
  councilPhone: string | null;
  note: string;
}

/** A day service or the like, which CQC does not register. */
export interface OwnLocation {
  locationId: string;
  name: string;
  serviceType: 'Day service';
  providerName: string;
  address: string;
  postcode: string;
  localAuthority: string;
  phone: string;
  latitude: number;
  longitude: number;
  capacity: number;
  clientGroups: string[];
  openedOn: Day;
  closedOn: Day | null;
}

export interface Placement {
  locationId: string;
  people: number;
  asOf: Day;
}

const DAY_SERVICES = 12;

/** Caseloads of equal size, neighbouring zones together; homes and community services with different officers. */
export function caseloads(places: readonly Place[]): Map<Place, string> {
  const zone = (place: Place) => ZONES.findIndex((z) => z.name === place.role.place);
  const out = new Map<Place, string>();
  for (const [officers, home] of [[HOME_OFFICERS, true], [COMMUNITY_OFFICERS, false]] as const) {
    const theirs = places.filter((p) => p.role.ofCounty && isHome(p.role) === home).sort((a, b) => zone(a) - zone(b));
    theirs.forEach((place, i) => out.set(place, officers[Math.floor((i * officers.length) / theirs.length)]!));
  }
  return out;
} // prettier-ignore

function contractedOdds(place: Place): number {
  if (place.role.story === 'opening soon') return 0;
  if (place.role.category === 'Home care') return 0.55;
  return isHome(place.role) ? 0.82 : 0.75;
}

/** The facts of one registration, oldest first: when the council began its record, and what changed since. */
export function localFactsOf(
  registered: Registered,
  officer: string,
  today: Day,
  random: Random,
): LocalFact[] {
  const { place, locationId } = registered;
  const began = addMonths(today, -36);
  if (registered.to !== null && registered.to <= began) return [];
  const from = registered.from > began ? registered.from : began;
  const clash = random.next();
  const first: LocalFact = {
    locationId,
    validFrom: from,
    operational: place.life.notOperatingFrom === null || place.life.notOperatingFrom > from,
    contracted: random.chance(contractedOdds(place)),
    locality: place.role.place,
    officer,
    councilBeds: isHome(place.role) && clash < 0.05 ? place.beds - random.int(1, 3) : null,
    councilPhone: clash > 0.97 ? dramaPhone(random.int(0, 99)) : null,
    note: '',
  };
  const emptied = place.life.notOperatingFrom;
  const changes: LocalFact[] = [];
  if (emptied && emptied > from) {
    changes.push({ ...first, validFrom: emptied, operational: false, note: 'Nobody lives here at present' });
  } else if (random.chance(0.12) && first.contracted !== null && !registered.to) {
    const on = addMonths(today, -random.int(2, 20));
    if (on > from) changes.push({ ...first, validFrom: on, contracted: true, note: 'Joined the framework' });
  }
  if (changes[0]?.note === 'Joined the framework') first.contracted = false;
  return [first, ...changes];
}

/** Day services of the county, spread over its zones. */
export function dayServices(boundaries: readonly Boundary[], today: Day, random: Random): OwnLocation[] {
  const words = coinedWords(random);
  const groups = [
    ['Older people'],
    ['Learning disabilities'],
    ['Learning disabilities', 'Physical disabilities'],
    ['Mental health'],
  ];
  return Array.from({ length: DAY_SERVICES }, (_, i): OwnLocation => {
    const zone = ZONES[i % ZONES.length]!;
    const polygon = boundaries.find((b) => b.kind === 'zone' && b.name === zone.name)!.geometry;
    const [longitude, latitude] = nearWithin(polygon, middleOf(polygon), 0.03, random);
    const word = words();
    return {
      locationId: random.uuid(),
      name: `${word} ${random.pick(['Day Centre', 'Community Hub', 'Day Opportunities', 'Resource Centre'])}`,
      serviceType: 'Day service',
      providerName: i < 3 ? `${COUNTY} County Council` : `${word} Community Trust`,
      address: `${streetAddress(random)}, ${zone.localities[i < ZONES.length ? 0 : 1]}`,
      postcode: postcodeOf((i % ZONES.length) + 1, 3900 + i),
      localAuthority: COUNTY,
      phone: dramaPhone(80 + i),
      latitude,
      longitude,
      capacity: random.int(12, 45),
      clientGroups: groups[i % groups.length]!,
      openedOn: addDays('2012-04-02' as Day, random.int(0, 3000)),
      closedOn: i === DAY_SERVICES - 1 ? addMonths(today, -5) : null,
    };
  });
}

/** What the council holds about its day services: all contracted, and with the officers of the community. */
export function dayServiceFacts(services: readonly OwnLocation[], today: Day): LocalFact[] {
  return services.map((service, i) => ({
    locationId: service.locationId,
    validFrom: addMonths(today, -36),
    operational: true,
    contracted: true,
    locality: ZONES[i % ZONES.length]!.name,
    officer: COMMUNITY_OFFICERS[i % COMMUNITY_OFFICERS.length]!,
    councilBeds: null,
    councilPhone: null,
    note: '',
  }));
}

/** People placed over the border, a year ago and now. */
export function placementsOf(neighbours: readonly Registered[], today: Day, random: Random): Placement[] {
  const chosen = neighbours.filter((r) => isHome(r.place.role) && r.to === null).slice(0, 9);
  return chosen.flatMap((registered) => {
    const people = random.int(1, 5);
    const yearAgo = {
      locationId: registered.locationId,
      people: Math.max(0, people + random.int(-1, 1)),
      asOf: addMonths(today, -12),
    };
    const now = { locationId: registered.locationId, people, asOf: addDays(today, -random.int(5, 25)) };
    return registered.from <= yearAgo.asOf ? [yearAgo, now] : [now];
  });
}
