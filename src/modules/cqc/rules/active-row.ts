import { specialismOf } from './client-groups.ts';
import { Cells, findColumns, findPrefixed } from './columns.ts';
import {
  ACTIVE_COLUMNS,
  REGULATED_ACTIVITY_PREFIX,
  SERVICE_TYPE_PREFIX,
  SERVICE_USER_BAND_PREFIX,
} from './headers.ts';
import { overallEvent } from './overall-event.ts';
import { UNKNOWN_LOCATION, UNKNOWN_PROVIDER, type ReadRow, type RowReaderOrMissing } from './row-types.ts';
import { serviceTypeOf } from './service-types.ts';
import {
  isSocialCare,
  notSocialCare,
  SOCIAL_CARE,
  type StagedLocation,
  type StagedProvider,
} from './staged.ts';
import { joinAddress, tidyPostcode, Values } from './values.ts';

type ActiveCells = Cells<keyof typeof ACTIVE_COLUMNS>;
type Ticked = { at: number; words: string }[];
interface TickedColumns {
  serviceTypes: Ticked;
  specialisms: Ticked;
  activities: Ticked;
}

/** Reads rows of the active locations file: a location, its provider and its latest overall rating. */
export function locationFromActiveRow(headers: readonly string[]): RowReaderOrMissing {
  const { places, absent, missing } = findColumns(headers, ACTIVE_COLUMNS);
  if (missing.length > 0) return { missing };
  const cells: ActiveCells = new Cells(ACTIVE_COLUMNS, places);
  const ticked: TickedColumns = {
    serviceTypes: sorted(findPrefixed(headers, SERVICE_TYPE_PREFIX), serviceTypeOf),
    specialisms: sorted(findPrefixed(headers, SERVICE_USER_BAND_PREFIX), specialismOf),
    activities: sorted(findPrefixed(headers, REGULATED_ACTIVITY_PREFIX), (words) => words),
  };
  const unticked = (['serviceTypes', 'specialisms', 'activities'] as const).filter(
    (list) => ticked[list].length === 0,
  );
  return {
    absent: [...absent, ...unticked],
    reader: (row) => {
      cells.turnTo(row);
      return readActive(cells, ticked);
    },
  };
}

function readActive(cells: ActiveCells, ticked: TickedColumns): ReadRow {
  const sector = cells.of('sector').trim();
  if (sector !== '' && !isSocialCare(sector)) return { leftOut: notSocialCare(sector) };
  const values = new Values();
  const location = locationOf(values, cells, ticked);
  if (sector === '') values.needed(cells.header('sector'), '');
  const judged = overallEvent(
    values,
    location.locationId,
    { column: cells.header('rating'), value: cells.of('rating') },
    { column: cells.header('publicationDate'), value: cells.of('publicationDate') },
  );
  location.unratedReason = judged.unratedReason;
  const provider = location.providerId === null ? undefined : providerOf(values, cells, location.providerId);
  return values.errors.length > 0 ? { errors: values.errors } : { location, provider, event: judged.event };
}

function locationOf(values: Values, cells: ActiveCells, ticked: TickedColumns): StagedLocation {
  const text = (key: keyof typeof ACTIVE_COLUMNS) => values.text(cells.header(key), cells.of(key));
  return {
    ...UNKNOWN_LOCATION,
    locationId: values.needed('Location ID', cells.of('locationId')),
    providerId: text('providerId'),
    name: values.needed('Location Name', cells.of('name')),
    sector: SOCIAL_CARE,
    careHome: values.yes('Care home?', cells.of('careHome')),
    dormant: values.yes('Dormant (Y/N)', cells.of('dormant')),
    managerRegistered: isNamed(cells.of('manager')),
    beds: values.count('Care homes beds', cells.of('beds')),
    brandId: brand(text('brandId')),
    brandName: brand(text('brandName')),
    phone: text('phone'),
    website: text('website'),
    address: joinAddress(text('street'), text('line2')),
    town: text('town'),
    county: text('county'),
    postcode: tidyPostcode(text('postcode')),
    localAuthority: text('localAuthority'),
    region: text('region'),
    latitude: values.degrees('Location Latitude', cells.of('latitude'), 90),
    longitude: values.degrees('Location Longitude', cells.of('longitude'), 180),
    uprn: text('uprn'),
    inspectionDirectorate: text('directorate'),
    inspectionCategory: text('category'),
    registrationStatus: 'Registered',
    registrationDate: values.day('Location HSCA start date', cells.of('registrationDate')),
    serviceTypes: tickedWords(cells, ticked.serviceTypes),
    specialisms: tickedWords(cells, ticked.specialisms),
    regulatedActivities: tickedWords(cells, ticked.activities),
  };
}

function providerOf(values: Values, cells: ActiveCells, providerId: string): StagedProvider {
  const text = (key: keyof typeof ACTIVE_COLUMNS) => values.text(cells.header(key), cells.of(key));
  return {
    ...UNKNOWN_PROVIDER,
    providerId,
    name: text('providerName'),
    sector: text('providerSector'),
    ownershipType: text('providerOwnership'),
    registrationStatus: 'Registered',
    registrationDate: values.day('Provider HSCA start date', cells.of('providerStart')),
    brandId: brand(text('brandId')),
    brandName: brand(text('brandName')),
    companiesHouseNumber: text('providerCompany'),
    charityNumber: text('providerCharity'),
    phone: text('providerPhone'),
    website: text('providerWebsite'),
    address: joinAddress(text('providerStreet'), text('providerLine2')),
    town: text('providerTown'),
    county: text('providerCounty'),
    postcode: tidyPostcode(text('providerPostcode')),
    localAuthority: text('providerLocalAuthority'),
    region: text('providerRegion'),
    latitude: values.degrees('Provider Latitude', cells.of('providerLatitude'), 90),
    longitude: values.degrees('Provider Longitude', cells.of('providerLongitude'), 180),
  };
}

/** CQC puts a dash or a star where nobody or nothing is named. */
const NOTHING = new Set(['', '*', '-', 'n/a', 'not applicable']);

function isNamed(text: string): boolean {
  return !NOTHING.has(text.trim().toLowerCase());
}

function brand(text: string | null): string | null {
  return text === null || NOTHING.has(text.toLowerCase()) ? null : text;
}

function sorted(columns: Ticked, word: (words: string) => string): Ticked {
  return columns
    .map(({ at, words }) => ({ at, words: word(words) }))
    .sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : 0));
}

function tickedWords(cells: ActiveCells, columns: Ticked): string[] {
  const words: string[] = [];
  for (const column of columns) {
    const mark = cells.at(column.at);
    if ((mark === 'Y' || mark.trim().toLowerCase() === 'y') && words.at(-1) !== column.words)
      words.push(column.words);
  }
  return words;
}
