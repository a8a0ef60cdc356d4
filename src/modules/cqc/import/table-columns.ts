import type {
  StagedLocation,
  StagedProvider,
  StagedRatingEvent,
  StagedRelationship,
} from '../rules/staged.ts';

type SqlType = 'text' | 'date' | 'boolean' | 'int' | 'double precision' | 'text[]';

/** A column of a staged table and the field of a staged record that fills it. */
export interface TableColumn<Row> {
  column: string;
  type: SqlType;
  field: keyof Row & string;
}

function columns<Row>(types: Record<keyof Row & string, SqlType>): TableColumn<Row>[] {
  return (Object.entries(types) as [keyof Row & string, SqlType][]).map(([field, type]) => ({
    column: snakeCase(field),
    type,
    field,
  }));
}

/** 'lastInspectedOn' as SQL names it: last_inspected_on. */
function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** cqc.staged_location, and cqc.location but for what the merge works out. */
export const LOCATION_COLUMNS = columns<StagedLocation>({
  locationId: 'text',
  providerId: 'text',
  name: 'text',
  alsoKnownAs: 'text',
  sector: 'text',
  careHome: 'boolean',
  dormant: 'boolean',
  dormantFrom: 'date',
  dormantTo: 'date',
  managerRegistered: 'boolean',
  managerAbsentFrom: 'date',
  beds: 'int',
  brandId: 'text',
  brandName: 'text',
  phone: 'text',
  website: 'text',
  address: 'text',
  town: 'text',
  county: 'text',
  postcode: 'text',
  localAuthority: 'text',
  region: 'text',
  latitude: 'double precision',
  longitude: 'double precision',
  uprn: 'text',
  inspectionDirectorate: 'text',
  inspectionCategory: 'text',
  lastInspectedOn: 'date',
  registrationStatus: 'text',
  registrationDate: 'date',
  deregistrationDate: 'date',
  unratedReason: 'text',
  serviceTypes: 'text[]',
  specialisms: 'text[]',
  regulatedActivities: 'text[]',
});

/** cqc.staged_provider and cqc.provider. */
export const PROVIDER_COLUMNS = columns<StagedProvider>({
  providerId: 'text',
  name: 'text',
  sector: 'text',
  ownershipType: 'text',
  registrationStatus: 'text',
  registrationDate: 'date',
  deregistrationDate: 'date',
  brandId: 'text',
  brandName: 'text',
  companiesHouseNumber: 'text',
  charityNumber: 'text',
  phone: 'text',
  website: 'text',
  address: 'text',
  town: 'text',
  county: 'text',
  postcode: 'text',
  localAuthority: 'text',
  region: 'text',
  latitude: 'double precision',
  longitude: 'double precision',
});

/** cqc.staged_rating_event and cqc.rating_event. */
export const EVENT_COLUMNS = columns<StagedRatingEvent>({
  locationId: 'text',
  serviceGroup: 'text',
  keyQuestion: 'text',
  reportDate: 'date',
  rating: 'text',
  notRatedReason: 'text',
  assessed: 'boolean',
  inspectedOn: 'date',
  reportLink: 'text',
  regime: 'text',
  inheritedFrom: 'text',
});

/** cqc.staged_relationship and cqc.relationship. */
export const RELATIONSHIP_COLUMNS = columns<StagedRelationship>({
  locationId: 'text',
  predecessorId: 'text',
  reason: 'text',
  predecessorName: 'text',
  successorName: 'text',
});
