import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { readDay } from '../../parts/day-field.ts';
import type { OwnLocationValues } from '../../rules/own-location.ts';
import { normalPostcode } from '../../rules/postcode.ts';

const TEXTS = [
  ['providerName', 'The provider', 300],
  ['address', 'The address', 500],
  ['localAuthority', 'The local authority', 200],
  ['phone', 'The phone number', 50],
] as const;

/** Degrees within which the whole of the United Kingdom lies. */
const BOUNDS = { latitude: [49, 61], longitude: [-9, 2] } as const;

/** Reads the form of a service that CQC does not register. */
export function parseOwnServiceForm(fields: Fields, today: Day): Parsed<OwnLocationValues> {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string) => void errors.push({ field, message });
  const name = one(fields, 'name');
  if (name === '') refuse('name', messages.nameMissing);
  else if (name.length > 300) refuse('name', messages.nameTooLong);
  const serviceType = one(fields, 'serviceType');
  if (serviceType === '') refuse('serviceType', messages.typeMissing);
  else if (serviceType.length > 100) refuse('serviceType', messages.tooLong('The kind of service', 100));
  const texts = {} as Record<(typeof TEXTS)[number][0], string>;
  for (const [field, what, most] of TEXTS) {
    texts[field] = one(fields, field);
    if (texts[field].length > most) refuse(field, messages.tooLong(what, most));
  }
  const typedPostcode = one(fields, 'postcode');
  const postcode = normalPostcode(typedPostcode);
  if (typedPostcode !== '' && postcode === '')
    refuse('postcode', messages.postcodeWrong(typedPostcode.slice(0, 20)));
  const place = readPlace(fields, refuse);
  const places = one(fields, 'capacity');
  const capacity = wholeNumber(places, 0, 9_999);
  if (capacity === undefined) refuse('capacity', messages.capacityWrong(places.slice(0, 20)));
  const clientGroups = many(fields, 'clientGroups').slice(0, 30);
  if (clientGroups.some((group) => group.length > 100))
    refuse('clientGroups', messages.tooLong('Each client group', 100));
  const openedOn = readDay(
    fields,
    'openedOn',
    { what: 'The day on which it opened', today, mayCome: true },
    errors,
  );
  const closedOn = readDay(
    fields,
    'closedOn',
    { what: 'The day on which it closed', today, mayCome: true },
    errors,
  );
  if (openedOn !== null && closedOn !== null && closedOn < openedOn)
    refuse('closedOn-day', messages.closedBeforeOpened);
  if (errors.length > 0) return { errors };
  return {
    value: {
      name,
      serviceType,
      ...texts,
      postcode,
      ...place,
      capacity: capacity ?? null,
      clientGroups,
      openedOn,
      closedOn,
    },
  };
}

function readPlace(
  fields: Fields,
  refuse: (field: string, message: string) => void,
): Pick<OwnLocationValues, 'latitude' | 'longitude'> {
  const [north, east] = [one(fields, 'latitude'), one(fields, 'longitude')];
  if (north === '' && east === '') return { latitude: null, longitude: null };
  const latitude = degrees(north, BOUNDS.latitude);
  const longitude = degrees(east, BOUNDS.longitude);
  if (latitude === undefined) refuse('latitude', messages.latitudeWrong);
  if (longitude === undefined) refuse('longitude', messages.longitudeWrong);
  return { latitude: latitude ?? null, longitude: longitude ?? null };
}

function degrees(text: string, [least, most]: readonly [number, number]): number | undefined {
  if (!/^-?\d{1,3}(?:\.\d{1,15})?$/.test(text)) return undefined;
  const n = Number(text);
  return n >= least && n <= most ? n : undefined;
}
