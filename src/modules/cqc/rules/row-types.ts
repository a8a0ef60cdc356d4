import type { RecordError, StagedLocation, StagedProvider, StagedRatingEvent } from './staged.ts';

/** What one row of a download file came to. Exactly one of `errors`, `leftOut` and the staged parts is there. */
export interface ReadRow {
  errors?: RecordError[];
  /** Why a sound row does not concern the register. */
  leftOut?: string;
  location?: StagedLocation;
  provider?: StagedProvider;
  event?: StagedRatingEvent;
  note?: string;
}

/** Reads the rows of one file; made from its header line. */
export type RowReader = (cells: readonly string[]) => ReadRow;

/** A reader for a file with these headers, or the needed headers that it lacks. */
export type RowReaderOrMissing =
  { reader: RowReader; absent: string[]; missing?: undefined } | { reader?: undefined; missing: string[] };

/** Nothing known: what each source starts from. */
export const UNKNOWN_PROVIDER: Omit<StagedProvider, 'providerId'> = {
  name: null,
  sector: null,
  ownershipType: null,
  registrationStatus: null,
  registrationDate: null,
  deregistrationDate: null,
  brandId: null,
  brandName: null,
  companiesHouseNumber: null,
  charityNumber: null,
  phone: null,
  website: null,
  address: null,
  town: null,
  county: null,
  postcode: null,
  localAuthority: null,
  region: null,
  latitude: null,
  longitude: null,
};

/** Nothing known of a location but that it is one. */
export const UNKNOWN_LOCATION: Omit<StagedLocation, 'locationId' | 'name' | 'registrationStatus'> = {
  providerId: null,
  alsoKnownAs: null,
  sector: 'Social Care Org',
  careHome: null,
  dormant: null,
  dormantFrom: null,
  dormantTo: null,
  managerRegistered: null,
  managerAbsentFrom: null,
  beds: null,
  brandId: null,
  brandName: null,
  phone: null,
  website: null,
  address: null,
  town: null,
  county: null,
  postcode: null,
  localAuthority: null,
  region: null,
  latitude: null,
  longitude: null,
  uprn: null,
  inspectionDirectorate: null,
  inspectionCategory: null,
  lastInspectedOn: null,
  registrationDate: null,
  deregistrationDate: null,
  unratedReason: null,
  serviceTypes: [],
  specialisms: [],
  regulatedActivities: [],
};
