import { eventsFromApi } from './events-from-api.ts';
import { objectOf, objectsOf, textOf, type Json } from './api-json.ts';
import { specialismOf } from './client-groups.ts';
import { serviceTypeOf } from './service-types.ts';
import {
  isSocialCare,
  notSocialCare,
  type ApiRecord,
  type RecordParsed,
  type StagedLocation,
  type StagedProvider,
  type StagedRelationship,
} from './staged.ts';
import { asSet, joinAddress, tidyPostcode, Values } from './values.ts';

/**
 * Reads one record of `GET /public/v1/locations/{id}` or `/providers/{id}`, told apart by what they hold. Source: CQC's
 * Syndication_Location_Id and Syndication_Provider_Id schemas, and what real records do beside them (README of this
 * room). Bad values refuse the whole record, each named by its path. A location of another sector is not read further.
 */
export function recordFromApi(json: unknown): RecordParsed<ApiRecord> {
  const record = objectOf(json);
  const values = new Values();
  const sector = textOf(record.type).trim();
  const isLocation = 'locationId' in record && textOf(record.organisationType).toLowerCase() !== 'provider';
  if (!isLocation && !('providerId' in record)) {
    values.refuse(
      'locationId',
      textOf(json),
      'is needed: this is neither a location nor a provider of the CQC API',
    );
    return { errors: values.errors };
  }
  if (isLocation && sector !== '' && !isSocialCare(sector)) {
    return { value: { kind: 'left out', id: textOf(record.locationId), reason: notSocialCare(sector) } };
  }
  const read = isLocation ? locationRecord(values, record) : providerRecord(values, record);
  return values.errors.length > 0 ? { errors: values.errors } : { value: read };
}

function locationRecord(values: Values, record: Json): ApiRecord {
  const judged = eventsFromApi(values, record);
  const location = locationOf(values, record);
  location.unratedReason = judged.unratedReason;
  return {
    kind: 'location',
    location,
    events: judged.events,
    relationships: relationshipsOf(values, record, location.locationId),
    notes: judged.notes,
  };
}

function providerRecord(values: Values, record: Json): ApiRecord {
  return { kind: 'provider', provider: providerOf(values, record), notes: [] };
}

function locationOf(values: Values, record: Json): StagedLocation {
  const text = (key: string) => values.text(key, textOf(record[key]));
  const day = (key: string) => values.day(key, textOf(record[key]));
  const registrationStatus = values.status('registrationStatus', textOf(record.registrationStatus));
  const absentFrom = day('registeredManagerAbsentDate');
  return {
    locationId: values.needed('locationId', textOf(record.locationId)),
    providerId: text('providerId'),
    name: values.needed('name', textOf(record.name)),
    alsoKnownAs: text('alsoKnownAs'),
    sector: values.needed('type', textOf(record.type)),
    careHome: values.yes('careHome', textOf(record.careHome)),
    dormant: values.yes('dormancy', textOf(record.dormancy)),
    dormantFrom: day('dormancyStartDate'),
    dormantTo: day('dormancyEndDate'),
    managerRegistered: registrationStatus === 'Deregistered' ? null : managerOf(record, absentFrom !== null),
    managerAbsentFrom: absentFrom,
    beds: values.count('numberOfBeds', textOf(record.numberOfBeds)),
    ...contactOf(values, record),
    uprn: text('uprn'),
    inspectionDirectorate: text('inspectionDirectorate'),
    inspectionCategory: categoryOf(record),
    lastInspectedOn: values.day('lastInspection.date', textOf(objectOf(record.lastInspection).date)),
    registrationStatus,
    registrationDate: day('registrationDate'),
    deregistrationDate: day('deregistrationDate'),
    unratedReason: null,
    serviceTypes: asSet(
      objectsOf(record.gacServiceTypes).map((type) =>
        serviceTypeOf(textOf(type.description) || textOf(type.name)),
      ),
    ),
    specialisms: asSet(
      objectsOf(record.specialisms).map((specialism) => specialismOf(textOf(specialism.name))),
    ),
    regulatedActivities: asSet(
      objectsOf(record.regulatedActivities).map((activity) => textOf(activity.name).trim()),
    ),
  };
}

/** What locations and providers tell alike: brand, how to reach them, where they are. */
function contactOf(values: Values, record: Json) {
  const text = (key: string) => values.text(key, textOf(record[key]));
  return {
    brandId: text('brandId'),
    brandName: text('brandName'),
    phone: text('mainPhoneNumber'),
    website: text('website'),
    address: joinAddress(text('postalAddressLine1'), text('postalAddressLine2')),
    town: text('postalAddressTownCity'),
    county: text('postalAddressCounty'),
    postcode: tidyPostcode(text('postalCode')),
    localAuthority: text('localAuthority'),
    region: text('region'),
    latitude: values.degrees('onspdLatitude', textOf(record.onspdLatitude), 90),
    longitude: values.degrees('onspdLongitude', textOf(record.onspdLongitude), 180),
  };
}

/**
 * True where any activity names a registered manager, false where CQC says since when there is none, else unknown:
 * a provider who is one person needs no manager.
 */
function managerOf(record: Json, absent: boolean): boolean | null {
  const named = objectsOf(record.regulatedActivities)
    .flatMap((activity) => objectsOf(activity.contacts))
    .some(
      (contact) => Array.isArray(contact.personRoles) && contact.personRoles.includes('Registered Manager'),
    );
  if (absent) return false;
  return named ? true : null;
}

function categoryOf(record: Json): string | null {
  const categories = objectsOf(record.inspectionCategories);
  const primary = categories.find((category) => textOf(category.primary) === 'true') ?? categories[0];
  return primary === undefined ? null : textOf(primary.name).trim() || null;
}

/** Both sides of a link between registrations give the same edge, from the earlier registration to the later. */
function relationshipsOf(values: Values, record: Json, locationId: string): StagedRelationship[] {
  return objectsOf(record.relationships).flatMap((link, i): StagedRelationship[] => {
    const relatedId = values.text(`relationships[${i}].relatedLocationId`, textOf(link.relatedLocationId));
    const relatedName = values.text(
      `relationships[${i}].relatedLocationName`,
      textOf(link.relatedLocationName),
    );
    const reason = values.text(`relationships[${i}].reason`, textOf(link.reason)) ?? 'No reason given';
    const type = textOf(link.type).toLowerCase();
    if (relatedId === null || relatedId === locationId) return [];
    if (type.includes('predecessor')) {
      return [
        { locationId, predecessorId: relatedId, reason, predecessorName: relatedName, successorName: null },
      ];
    }
    if (type.includes('successor')) {
      return [
        {
          locationId: relatedId,
          predecessorId: locationId,
          reason,
          predecessorName: null,
          successorName: relatedName,
        },
      ];
    }
    return [];
  });
}

function providerOf(values: Values, record: Json): StagedProvider {
  const text = (key: string) => values.text(key, textOf(record[key]));
  return {
    providerId: values.needed('providerId', textOf(record.providerId)),
    name: text('name'),
    sector: text('type'),
    ownershipType: text('ownershipType'),
    registrationStatus: values.status('registrationStatus', textOf(record.registrationStatus)),
    registrationDate: values.day('registrationDate', textOf(record.registrationDate)),
    deregistrationDate: values.day('deregistrationDate', textOf(record.deregistrationDate)),
    companiesHouseNumber: text('companiesHouseNumber'),
    charityNumber: text('charityNumber'),
    ...contactOf(values, record),
  };
}
