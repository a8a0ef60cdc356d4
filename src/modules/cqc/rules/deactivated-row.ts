import { Cells, findColumns } from './columns.ts';
import { DEACTIVATED_COLUMNS } from './headers.ts';
import { overallEvent } from './overall-event.ts';
import { UNKNOWN_LOCATION, UNKNOWN_PROVIDER, type ReadRow, type RowReaderOrMissing } from './row-types.ts';
import { isSocialCare, notSocialCare, SOCIAL_CARE, type StagedLocation } from './staged.ts';
import { joinAddress, tidyPostcode, Values } from './values.ts';

type DeactivatedCells = Cells<keyof typeof DEACTIVATED_COLUMNS>;

/** Reads rows of the deactivated locations file: registrations that have ended, with their last overall rating. */
export function locationFromDeactivatedRow(headers: readonly string[]): RowReaderOrMissing {
  const { places, absent, missing } = findColumns(headers, DEACTIVATED_COLUMNS);
  if (missing.length > 0) return { missing };
  const cells: DeactivatedCells = new Cells(DEACTIVATED_COLUMNS, places);
  return {
    absent,
    reader: (row) => {
      cells.turnTo(row);
      return readDeactivated(cells);
    },
  };
}

function readDeactivated(cells: DeactivatedCells): ReadRow {
  const sector = cells.of('sector').trim();
  if (sector !== '' && !isSocialCare(sector)) return { leftOut: notSocialCare(sector) };
  const values = new Values();
  if (sector === '') values.needed(cells.header('sector'), '');
  const location = locationOf(values, cells);
  const judged = overallEvent(
    values,
    location.locationId,
    { column: cells.header('rating'), value: cells.of('rating') },
    { column: cells.header('publicationDate'), value: cells.of('publicationDate') },
  );
  location.unratedReason = judged.unratedReason;
  const providerName = values.text('Provider Name', cells.of('providerName'));
  const provider =
    location.providerId === null
      ? undefined
      : { ...UNKNOWN_PROVIDER, providerId: location.providerId, name: providerName };
  return values.errors.length > 0 ? { errors: values.errors } : { location, provider, event: judged.event };
}

function locationOf(values: Values, cells: DeactivatedCells): StagedLocation {
  const text = (key: keyof typeof DEACTIVATED_COLUMNS) => values.text(cells.header(key), cells.of(key));
  const day = (key: keyof typeof DEACTIVATED_COLUMNS) => values.day(cells.header(key), cells.of(key));
  const deregistrationDate = day('deregistrationDate');
  if (cells.of('deregistrationDate').trim() === '') values.needed(cells.header('deregistrationDate'), '');
  return {
    ...UNKNOWN_LOCATION,
    locationId: values.needed('Location ID', cells.of('locationId')),
    providerId: text('providerId'),
    name: values.needed('Location Name', cells.of('name')),
    sector: SOCIAL_CARE,
    careHome: values.yes('Care home?', cells.of('careHome')),
    beds: values.count(cells.header('beds'), cells.of('beds')),
    brandId: text('brandId'),
    brandName: text('brandName'),
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
    registrationStatus: 'Deregistered',
    registrationDate: day('registrationDate'),
    deregistrationDate,
  };
}
