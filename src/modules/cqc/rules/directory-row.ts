import { specialismOf } from './client-groups.ts';
import { Cells, findColumns } from './columns.ts';
import { DIRECTORY_COLUMNS } from './headers.ts';
import { UNKNOWN_LOCATION, UNKNOWN_PROVIDER, type ReadRow, type RowReaderOrMissing } from './row-types.ts';
import { isAdultSocialCareType, serviceTypeOf } from './service-types.ts';
import { asSet, tidyPostcode, Values } from './values.ts';

type DirectoryCells = Cells<keyof typeof DIRECTORY_COLUMNS>;

/**
 * Reads rows of the directory: registered locations, without sector, registration day or rating. A row is adult social
 * care where one of its service types is a type that only adult social care has.
 */
export function locationFromDirectoryRow(headers: readonly string[]): RowReaderOrMissing {
  const { places, absent, missing } = findColumns(headers, DIRECTORY_COLUMNS);
  if (missing.length > 0) return { missing };
  const cells: DirectoryCells = new Cells(DIRECTORY_COLUMNS, places);
  return {
    absent,
    reader: (row) => {
      cells.turnTo(row);
      return readDirectory(cells);
    },
  };
}

function readDirectory(cells: DirectoryCells): ReadRow {
  const serviceTypes = listOf(cells.of('serviceTypes'), serviceTypeOf);
  if (serviceTypes.length > 0 && !serviceTypes.some(isAdultSocialCareType)) {
    return { leftOut: 'not adult social care (by its service types)' };
  }
  const values = new Values();
  const text = (key: keyof typeof DIRECTORY_COLUMNS) => values.text(cells.header(key), cells.of(key));
  if (serviceTypes.length === 0) values.needed(cells.header('serviceTypes'), '');
  const providerId = text('providerId');
  const location = {
    ...UNKNOWN_LOCATION,
    locationId: values.needed(cells.header('locationId'), cells.of('locationId')),
    name: values.needed('Name', cells.of('name')),
    registrationStatus: 'Registered' as const,
    providerId,
    alsoKnownAs: text('alsoKnownAs'),
    careHome: serviceTypes.some((type) => type.startsWith('Care home service')),
    address: text('address'),
    postcode: tidyPostcode(text('postcode')),
    phone: text('phone'),
    website: text('website'),
    localAuthority: text('localAuthority'),
    region: text('region'),
    lastInspectedOn: values.day(cells.header('lastChecked'), cells.of('lastChecked')),
    serviceTypes,
    specialisms: listOf(cells.of('specialisms'), specialismOf).filter((words) => !isRegulatedActivity(words)),
    regulatedActivities: listOf(cells.of('specialisms'), (words) => words.trim()).filter(isRegulatedActivity),
  };
  const provider =
    providerId === null ? undefined : { ...UNKNOWN_PROVIDER, providerId, name: text('providerName') };
  return values.errors.length > 0 ? { errors: values.errors } : { location, provider };
}

/** The directory's "Specialisms/services" mixes whom a service is for with the activities that it is registered for. */
const REGULATED_ACTIVITY =
  /^(accommodation for persons|assessment or medical treatment|diagnostic and screening|nursing care|personal care|treatment of disease)/i;

function isRegulatedActivity(words: string): boolean {
  return REGULATED_ACTIVITY.test(words);
}

function listOf(text: string, word: (words: string) => string): string[] {
  return text.trim() === '' ? [] : asSet(text.split('|').map((part) => word(part)));
}
