import type { Day } from '../../kernel/calendar-day.ts';
import { castMarket, STORIES, type Story } from './cast.ts';
import { COUNCIL, COUNTY, REGION, ICB } from './county.ts';
import { enforcementOf, type Enforcement } from './enforcement.ts';
import { drawCounty, type Boundary } from './geometry.ts';
import { caseloads, dayServiceFacts, dayServices, localFactsOf, placementsOf, type LocalFact, type OwnLocation, type Placement } from './local-knowledge.ts'; // prettier-ignore
import { heardOf, type Heard } from './heard.ts';
import { coinedWords, dramaPhone, OFFICERS, streetAddress } from './names.ts';
import { neighbourCouncil, type NeighbourCouncil } from './neighbour.ts';
import { monthsBefore, pastRagOf, type PastRag } from './past-rag.ts';
import { emailOf } from './people.ts';
import { settle, type Place } from './places.ts';
import { dealPlaces, isHome, ownerMaker, type Owner, type OwnerMaker } from './providers.ts';
import { randomFor, type Random } from './random.ts';
import { returnsOf, type ToldReturn } from './returns.ts';
import { judgementsIn, locationRecord, type CqcLocationRecord, type Registered } from './records.ts';

/** A record as `GET /public/v1/providers/{id}` answers it; only what the product reads is typed. */
interface CqcProviderRecord extends Record<string, unknown> {
  providerId: string;
  name: string;
  locationIds: string[];
  registrationStatus: 'Registered' | 'Deregistered';
  registrationDate: Day;
  deregistrationDate?: Day;
}

/** Where in the demonstration a story can be seen. */
interface StoryPlace {
  story: Story;
  what: string;
  locationId: string;
  name: string;
}

export interface Demonstration {
  authority: {
    authorityId: string;
    name: string;
    area: string[];
    brand: { wordmark: string; primary: string; accent: string };
  };
  officers: { officerId: string; name: string; email: string }[];
  locations: CqcLocationRecord[];
  providers: CqcProviderRecord[];
  localFacts: LocalFact[];
  ownLocations: OwnLocation[];
  placements: Placement[];
  enforcement: Enforcement[];
  pastRag: PastRag[];
  /** What the council heard in three years, oldest first. */
  heard: Heard[];
  /** What providers returned each month of the last year, whoever of them was asked. */
  returns: ToldReturn[];
  boundaries: Boundary[];
  stories: StoryPlace[];
  /** The council next door, and what it knows. */
  neighbour: NeighbourCouncil;
}

/** Where the demonstration's dates begin to make sense: the assessment framework must have been in use for a while. */
const EARLIEST_TODAY = '2026-01-01' as Day;
const MONTHS_OF_RAG = 36;

/** The registrations of one place with their ids and owners, oldest first. */
function chainOf(place: Place, seller: Owner, make: OwnerMaker, nextId: () => string): Registered[] {
  const owners: Owner[] = [place.owner];
  for (const { reason } of place.life.registrations.slice(1).reverse()) {
    const before = place.role.story === 'bought group' ? seller : make();
    const legal = { ...before, name: `${place.name} Limited`, ownership: 'Organisation' as const };
    owners.unshift(
      reason === 'Location Move' ? owners[0]! : reason === 'Legal Entity Change' ? legal : before,
    );
  }
  const named = place.life.registrations.map((registration) => ({ ...registration, locationId: nextId() }));
  const records = judgementsIn(named, place.life.judgements);
  return named.map((registration, i) => ({
    ...registration,
    owner: owners[i]!,
    place,
    judgements: records[i]!,
  }));
}

function providerRecord(
  owner: Owner,
  theirs: readonly Registered[],
  n: number,
  random: Random,
): CqcProviderRecord {
  const dates = theirs.map((r) => r.from).sort();
  const last = theirs.map((r) => r.to).sort().at(-1) ?? null; // prettier-ignore
  const gone = theirs.every((r) => r.to !== null);
  const { place } = theirs[0]!;
  return {
    providerId: owner.providerId,
    locationIds: theirs.map((r) => r.locationId),
    organisationType: 'Provider',
    ownershipType: owner.ownership,
    type: 'Social Care Org',
    name: owner.name,
    ...owner.brand,
    registrationStatus: gone ? 'Deregistered' : 'Registered',
    registrationDate: dates[0]!,
    ...(gone && last ? { deregistrationDate: last } : {}),
    postalAddressLine1: streetAddress(random),
    postalAddressTownCity: place.town,
    postalAddressCounty: COUNTY,
    postalCode: place.postcode,
    onspdLatitude: place.point[1],
    onspdLongitude: place.point[0],
    onspdIcbName: ICB,
    constituency: place.town,
    region: REGION,
    localAuthority: place.role.ofCounty ? COUNTY : place.role.place,
    mainPhoneNumber: dramaPhone(n + 450),
    inspectionDirectorate: 'Adult social care',
    contacts: [],
    relationships: [],
    regulatedActivities: [],
    inspectionAreas: [],
  };
}

function providersOf(registered: readonly Registered[], random: Random): CqcProviderRecord[] {
  const byOwner = new Map<string, Registered[]>();
  for (const r of registered)
    byOwner.set(r.owner.providerId, [...(byOwner.get(r.owner.providerId) ?? []), r]);
  return [...byOwner.values()].map((theirs, n) => providerRecord(theirs[0]!.owner, theirs, n, random));
}

function storiesOf(registered: readonly Registered[]): StoryPlace[] {
  return registered.flatMap(({ place, locationId, to }) => {
    const { story, closed } = place.role;
    return story && (to === null || closed)
      ? [{ story, what: STORIES[story], locationId, name: place.name }]
      : [];
  });
}

type Chances = (purpose: string) => Random;

interface Market {
  boundaries: Boundary[];
  places: Place[];
  /** The registrations of each place, oldest first. */
  chains: Registered[][];
}

/** The county with everyone in its market and all that happened to them. */
function drawMarket(today: Day, chances: Chances): Market {
  const boundaries = drawCounty(COUNTY, chances('county'));
  const roles = castMarket(chances('cast'));
  const words = coinedWords(chances('owner words'));
  const make = ownerMaker(words, chances('owners'));
  const { ownerOf, seller } = dealPlaces(roles, make, words, chances('ownership'));
  const places = settle(roles, ownerOf, boundaries, today, chances);
  let n = 0;
  const nextId = () => `1-991${String(++n * 13).padStart(9, '0')}`;
  return { boundaries, places, chains: places.map((place) => chainOf(place, seller, make, nextId)) };
}

function councilOf(ids: Random): Pick<Demonstration, 'authority' | 'officers'> {
  const brand = { wordmark: COUNTY, primary: '#1d5c63', accent: '#c9822b' };
  return {
    authority: { authorityId: ids.uuid(), name: COUNCIL, area: [COUNTY], brand },
    officers: OFFICERS.map((name) => ({ officerId: ids.uuid(), name, email: emailOf(name) })),
  };
}

type LocalPart = 'localFacts' | 'ownLocations' | 'placements' | 'enforcement' | 'pastRag';

function localKnowledgeOf(
  { boundaries, places, chains }: Market,
  today: Day,
  chances: Chances,
): Pick<Demonstration, LocalPart> {
  const registered = chains.flat();
  const ours = registered.filter((r) => r.place.role.ofCounty);
  const neighbours = registered.filter((r) => !r.place.role.ofCounty);
  const caseload = caseloads(places.filter((place) => !place.role.closed));
  const officerOf = (r: Registered) => caseload.get(r.place) ?? OFFICERS[0];
  const months = monthsBefore(today, MONTHS_OF_RAG);
  const ownLocations = dayServices(boundaries, today, chances('day services'));
  // The council coloured its care homes only, before it had this system.
  const homes = ours.filter((r) => isHome(r.place.role));
  const facts = ours.flatMap((r) => localFactsOf(r, officerOf(r), today, chances(`facts ${r.locationId}`)));
  return {
    ownLocations,
    localFacts: [...facts, ...dayServiceFacts(ownLocations, today)],
    placements: placementsOf(neighbours, today, chances('placements')),
    enforcement: ours.flatMap((r) => enforcementOf(r, today, chances(`enforcement ${r.locationId}`))),
    pastRag: homes.flatMap((r) => pastRagOf(r, months, chances(`rag ${r.locationId}`))),
  };
}

/**
 * The demonstration council: an invented county with its market of 295 registered locations, as at `today`.
 * Pure and repeatable: the same seed and day give the same county, name for name. Every person, place and body is
 * invented; ids, postcodes, telephone numbers and web addresses are of kinds that cannot belong to anyone.
 *
 * @throws RangeError where `today` is before 2026, when the framework of its newest ratings was not yet in use
 */
export function generateDemonstration({ seed, today }: { seed: number | string; today: Day }): Demonstration {
  if (today < EARLIEST_TODAY)
    throw new RangeError(`the demonstration can be made as at ${EARLIEST_TODAY} or later, not ${today}`);
  const chances: Chances = (purpose) => randomFor(seed, purpose);
  const market = drawMarket(today, chances);
  const registered = market.chains.flat();
  return {
    ...councilOf(chances('own ids')),
    ...localKnowledgeOf(market, today, chances),
    locations: market.chains.flatMap((chain) => chain.map((_, i) => locationRecord(chain, i))),
    providers: providersOf(registered, chances('providers')),
    boundaries: market.boundaries,
    heard: heardOf(registered, today, chances),
    returns: registered.flatMap((r) => returnsOf(r, today, chances(`returns ${r.locationId}`))),
    stories: storiesOf(registered),
    neighbour: neighbourCouncil(registered, { today, months: monthsBefore(today, MONTHS_OF_RAG), chances }),
  };
}
