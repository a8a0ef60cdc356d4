import type { StagedLocation, StagedProvider, StagedRatingEvent } from '../rules/staged.ts';
import type { ImportSource } from './import-types.ts';

/**
 * How a source may touch a column of a row that is already there:
 * 'own' takes the source's value, also its "none"; 'fill' takes it only where the register knows nothing; 'newest' takes
 * the later of two days; 'unless-present' is for the day a manager has been absent from, which ends when the source names a
 * manager; anything else stays as it is. New rows take everything that the source tells.
 */
export type Policy = 'own' | 'fill' | 'newest' | 'unless-present' | 'keep';

type Policies<Row> = Partial<Record<keyof Row, Policy>>;

const all = <Row>(fields: readonly (keyof Row)[], policy: Policy): Policies<Row> =>
  Object.fromEntries(fields.map((field) => [field, policy])) as Policies<Row>;

const PLACE = [
  'address',
  'town',
  'county',
  'postcode',
  'localAuthority',
  'region',
  'latitude',
  'longitude',
] as const;
const CONTACT = ['phone', 'website'] as const;
const BRAND = ['brandId', 'brandName'] as const;
const LISTS = ['serviceTypes', 'specialisms', 'regulatedActivities'] as const;
const INSPECTORATE = ['uprn', 'inspectionDirectorate', 'inspectionCategory'] as const;

const API_LOCATION: Policies<StagedLocation> = all(
  [
    'providerId', 'name', 'alsoKnownAs', 'sector', 'careHome', 'dormant', 'dormantFrom', 'dormantTo', 'managerRegistered',
    'managerAbsentFrom', 'beds', 'lastInspectedOn', 'registrationStatus', 'registrationDate', 'deregistrationDate',
    'unratedReason', ...PLACE, ...CONTACT, ...BRAND, ...LISTS, ...INSPECTORATE,
  ],
  'own',
); // prettier-ignore

/** An active file may be older than the register: it never brings an ended registration back to life. */
const ACTIVE_LOCATION: Policies<StagedLocation> = {
  ...all(
    [
      'providerId', 'name', 'careHome', 'dormant', 'managerRegistered', 'beds', 'registrationDate',
      ...PLACE, ...CONTACT, ...BRAND, ...LISTS, ...INSPECTORATE,
    ],
    'own',
  ),
  managerAbsentFrom: 'unless-present',
  unratedReason: 'fill',
}; // prettier-ignore

const DEACTIVATED_LOCATION: Policies<StagedLocation> = {
  ...all(['registrationStatus', 'deregistrationDate'], 'own'),
  ...all(
    [
      'providerId',
      'careHome',
      'beds',
      'registrationDate',
      'unratedReason',
      ...PLACE,
      ...BRAND,
      ...INSPECTORATE,
    ],
    'fill',
  ),
};

const DIRECTORY_LOCATION: Policies<StagedLocation> = {
  ...all(
    ['providerId', 'name', 'alsoKnownAs', 'careHome', 'postcode', 'localAuthority', 'region', 'serviceTypes', 'specialisms', ...CONTACT],
    'own',
  ),
  ...all(['address', 'regulatedActivities'], 'fill'),
  lastInspectedOn: 'newest',
}; // prettier-ignore

export const LOCATION_POLICIES: Record<ImportSource, Policies<StagedLocation>> = {
  'cqc-api': API_LOCATION,
  sync: API_LOCATION,
  'cqc-active': ACTIVE_LOCATION,
  'cqc-ratings': {},
  'cqc-deactivated': DEACTIVATED_LOCATION,
  'cqc-directory': DIRECTORY_LOCATION,
};

const API_PROVIDER: Policies<StagedProvider> = all(
  [
    'name', 'sector', 'ownershipType', 'registrationStatus', 'registrationDate', 'deregistrationDate', 'companiesHouseNumber',
    'charityNumber', ...BRAND, ...CONTACT, ...PLACE,
  ],
  'own',
); // prettier-ignore

export const PROVIDER_POLICIES: Record<ImportSource, Policies<StagedProvider>> = {
  'cqc-api': API_PROVIDER,
  sync: API_PROVIDER,
  'cqc-active': { ...API_PROVIDER, registrationStatus: 'fill', deregistrationDate: 'keep' },
  'cqc-ratings': {},
  'cqc-deactivated': { name: 'fill' },
  'cqc-directory': { name: 'fill' },
};

const API_EVENT: Policies<StagedRatingEvent> = all(
  ['rating', 'notRatedReason', 'assessed', 'inspectedOn', 'reportLink', 'regime', 'inheritedFrom'],
  'own',
);

/** The active and the deactivated file repeat an overall rating that other sources tell better: they only add. */
export const EVENT_POLICIES: Record<ImportSource, Policies<StagedRatingEvent>> = {
  'cqc-api': API_EVENT,
  sync: API_EVENT,
  'cqc-ratings': { rating: 'own', notRatedReason: 'own', reportLink: 'fill' },
  'cqc-active': {},
  'cqc-deactivated': {},
  'cqc-directory': {},
};

/** Columns of the files whose key is not the name of the field that they fill. */
const FIELD_OF_COLUMN: Record<string, keyof StagedLocation> = {
  manager: 'managerRegistered',
  street: 'address',
  directorate: 'inspectionDirectorate',
  category: 'inspectionCategory',
  activities: 'regulatedActivities',
};

/** The policies without the fields whose columns the file lacks: what a file does not say is not "none". */
export function withoutAbsent(
  policies: Policies<StagedLocation>,
  absent: readonly string[],
): Policies<StagedLocation> {
  const silent = new Set(absent.map((column) => FIELD_OF_COLUMN[column] ?? column));
  return Object.fromEntries(Object.entries(policies).filter(([field]) => !silent.has(field)));
}
