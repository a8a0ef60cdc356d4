import type { Day } from '../../kernel/calendar-day.ts';
import type { Rating } from '../../kernel/rating.ts';
import { ratingFields, type RatedUnder } from './rating-records.ts';
import type { Category, ChainReason } from './cast.ts';
import { COUNTY, ICB, REGION } from './county.ts';
import type { Judgement } from './judgement.ts';
import { RATINGS_INHERITED_FROM, type Registration } from './life.ts';
import { websiteOf } from './names.ts';
import type { Place } from './places.ts';
import { isHome, type Owner } from './providers.ts';

/** A record as `GET /public/v1/locations/{id}` answers it; only what the product reads is typed. */
export interface CqcLocationRecord extends Record<string, unknown> {
  locationId: string;
  providerId: string;
  name: string;
  type: 'Social Care Org';
  localAuthority: string;
  registrationStatus: 'Registered' | 'Deregistered';
  registrationDate: Day;
  deregistrationDate?: Day;
  careHome: 'Y' | 'N';
  postalCode: string;
  onspdLatitude: number;
  onspdLongitude: number;
  numberOfBeds: number;
  relationships: Relationship[];
}

interface Relationship {
  relatedLocationId: string;
  relatedLocationName: string;
  type: 'HSCA Predecessor' | 'HSCA Successor';
  reason: ChainReason;
}

/** One registration of a place, with its id and owner, in the order of time. */
export interface Registered extends Registration {
  locationId: string;
  owner: Owner;
  place: Place;
  /** The judgements in this registration's own record, each with the registration it was given to. */
  judgements: RatedUnder[];
}

const SERVICE_TYPES: Record<Category, { name: string; description: string }> = {
  'Residential home': { name: 'Residential homes', description: 'Care home service without nursing' },
  'Nursing home': { name: 'Nursing homes', description: 'Care home service with nursing' },
  'Home care': { name: 'Homecare agencies', description: 'Domiciliary care service' },
  'Extra care': { name: 'Supported housing', description: 'Extra Care housing services' },
  'Supported living': { name: 'Supported living', description: 'Supported living service' },
};

/**
 * The judgements that CQC shows for a registration: those published while it ran and, since ratings are inherited,
 * those in the record of the one before.
 */
export function judgementsIn(
  registrations: readonly (Registration & { locationId: string })[],
  all: readonly Judgement[],
): RatedUnder[][] {
  const records: RatedUnder[][] = [];
  registrations.forEach((registration, i) => {
    const own = all
      .filter(
        (j) =>
          (i === 0 || j.publishedOn >= registration.from) &&
          (registration.to === null || j.publishedOn < registration.to),
      )
      .map((judgement) => ({ judgement, givenTo: registration.locationId }));
    const inherited = i > 0 && registration.from >= RATINGS_INHERITED_FROM ? records[i - 1]! : [];
    records.push([...inherited, ...own]);
  });
  return records;
}

function relationshipsOf(chain: readonly Registered[], i: number): Relationship[] {
  const link = (
    other: Registered | undefined,
    type: Relationship['type'],
    reason: ChainReason | null | undefined,
  ) =>
    other && reason
      ? [{ reason, relatedLocationId: other.locationId, relatedLocationName: other.place.name, type }]
      : [];
  return [
    ...link(chain[i - 1], 'HSCA Predecessor', chain[i]!.reason),
    ...link(chain[i + 1], 'HSCA Successor', chain[i + 1]?.reason),
  ];
}

function addressFields(place: Place, moved: boolean) {
  return {
    postalAddressLine1: moved ? `Unit 2, ${place.street}` : place.street,
    ...(place.locality === place.town ? {} : { postalAddressLine2: place.locality }),
    postalAddressTownCity: place.town,
    postalAddressCounty: place.role.ofCounty ? COUNTY : place.role.place,
    postalCode: place.postcode,
    onspdLatitude: place.point[1],
    onspdLongitude: place.point[0],
    onspdIcbCode: 'E54999001',
    onspdIcbName: ICB,
    constituency: place.town,
    region: REGION,
    localAuthority: place.role.ofCounty ? COUNTY : place.role.place,
    mainPhoneNumber: place.phone,
  };
}

function activitiesOf(place: Place, managerThere: boolean) {
  const contacts = managerThere
    ? [
        {
          personFamilyName: place.manager.family,
          personGivenName: place.manager.given,
          personRoles: ['Registered Manager'],
          personTitle: '',
        },
      ]
    : [];
  const personal = { code: 'RA1', contacts, name: 'Personal care' };
  if (!isHome(place.role)) return [personal];
  const home = {
    code: 'RA2',
    contacts,
    name: 'Accommodation for persons who require nursing or personal care',
  };
  const nursing = { code: 'RA5', contacts, name: 'Treatment of disease, disorder or injury' };
  return [
    ...(place.role.also ? [personal] : []),
    home,
    ...(place.role.category === 'Nursing home' ? [nursing] : []),
  ];
}

function whatItDoes(place: Place, current: boolean) {
  const kinds = [place.role.category, ...(place.role.also ? [place.role.also] : [])];
  const home = isHome(place.role);
  return {
    careHome: home ? ('Y' as const) : ('N' as const),
    numberOfBeds: place.beds,
    gacServiceTypes: kinds.map((kind) => SERVICE_TYPES[kind]),
    specialisms: place.specialisms.map((name) => ({ name })),
    regulatedActivities: current ? activitiesOf(place, place.life.managerLeft === null) : [],
    inspectionDirectorate: 'Adult social care',
    inspectionCategories: [
      home
        ? { code: 'S1', name: 'Residential social care', primary: 'true' }
        : { code: 'S2', name: 'Community based adult social care services', primary: 'true' },
    ],
    inspectionAreas: [],
  };
}

/** The API record of one registration in a chain. */
export function locationRecord(chain: readonly Registered[], i: number): CqcLocationRecord {
  const { place, ...own } = chain[i]!;
  const current = own.to === null;
  const { dormantFrom, managerLeft } = place.life;
  const moved = own.to !== null && chain[i + 1]?.reason === 'Location Move';
  return {
    locationId: own.locationId,
    providerId: own.owner.providerId,
    organisationType: 'Location',
    type: 'Social Care Org',
    name: place.name,
    ...own.owner.brand,
    registrationStatus: current ? 'Registered' : 'Deregistered',
    registrationDate: own.from,
    ...(own.to === null ? {} : { deregistrationDate: own.to }),
    dormancy: current && dormantFrom ? 'Y' : 'N',
    ...(current && dormantFrom ? { dormancyStartDate: dormantFrom } : {}),
    ...(current && managerLeft ? { registeredManagerAbsentDate: managerLeft } : {}),
    ...(place.hasWebsite ? { website: websiteOf(place.name) } : {}),
    ...addressFields(place, moved),
    ...whatItDoes(place, current),
    locationTypes: [],
    ...ratingFields(own.judgements, own.locationId, place.name),
    relationships: relationshipsOf(chain, i),
  };
}

/** The rating that stands in a registration's own record on a day, by the house's one rule; null is not rated. */
export function ratingOn(judgements: readonly RatedUnder[], day: Day): Rating | null {
  const rated = judgements.map((r) => r.judgement).filter((j) => j.rating !== null && j.publishedOn <= day);
  const newest = (group: Judgement['group']) => rated.filter((j) => j.group === group).at(-1);
  const overall = newest('Overall');
  const since = [newest('Care Homes'), newest('Homecare')].filter(
    (j) => j && (!overall || j.publishedOn > overall.publishedOn),
  );
  const counting = since.length > 0 ? since : [overall];
  const worst = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'] as const;
  return worst.find((rating) => counting.some((j) => j?.rating === rating)) ?? null;
}
