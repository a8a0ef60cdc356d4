import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../parts/day-field.ts';
import { paths } from '../../routes.ts';
import { CLIENT_GROUP_WORDS, type OwnLocation } from '../../rules/own-location.ts';

const TEXT_FIELDS = [
  'name', 'serviceType', 'providerName', 'address', 'postcode', 'localAuthority', 'phone', 'latitude', 'longitude', 'capacity',
] as const; // prettier-ignore

export interface OwnServiceModel {
  title: string;
  action: string;
  submit: string;
  /** '' for a service yet to be added. */
  locationId: string;
  version: string;
  typed: Record<(typeof TEXT_FIELDS)[number], string> & {
    clientGroups: string[];
    openedOn: DayBoxes;
    closedOn: DayBoxes;
  };
  /** All groups that can be ticked, those of the service's own among them. */
  groups: string[];
  /** Local authorities to suggest: the council's area. */
  area: string[];
  errors: FieldError[];
  /** After a clash of two editors: what is saved now, in a sentence. */
  saved?: string;
}

/** The form of a new service, as typed where it was submitted. */
export function newModel(
  area: string[],
  submitted?: { fields: Fields; errors: FieldError[] },
): OwnServiceModel {
  const typed = typedOf(submitted?.fields ?? { localAuthority: area.length === 1 ? area[0] : undefined });
  return {
    title: 'Add a service',
    action: paths.newOwnService(),
    submit: 'Add the service',
    locationId: '',
    version: '',
    typed,
    groups: groupsWith(typed.clientGroups),
    area,
    errors: submitted?.errors ?? [],
  };
}

/** The form of a service, as saved or as typed; `clashed` where somebody else saved it meanwhile. */
export function editModel(
  service: OwnLocation,
  area: string[],
  submitted?: { fields: Fields; errors: FieldError[]; clashed: boolean },
): OwnServiceModel {
  const typed = submitted === undefined ? savedFields(service) : typedOf(submitted.fields);
  return {
    title: service.name,
    action: paths.ownService(service.locationId),
    submit: 'Save the service',
    locationId: service.locationId,
    version:
      submitted === undefined || submitted.clashed
        ? String(service.version)
        : one(submitted.fields, 'version'),
    typed,
    groups: groupsWith(typed.clientGroups),
    area,
    errors: submitted?.errors ?? [],
    ...(submitted?.clashed === true ? { saved: savedWords(service) } : {}),
  };
}

function savedWords(service: OwnLocation): string {
  const parts = [
    service.name, service.serviceType, service.providerName, service.address, service.postcode, service.localAuthority, service.phone,
    service.capacity === null ? '' : `${service.capacity} places`,
    service.clientGroups.join(', '),
    service.openedOn === null ? '' : `opened ${longDay(service.openedOn)}`,
    service.closedOn === null ? '' : `closed ${longDay(service.closedOn)}`,
  ]; // prettier-ignore
  return `Saved now: ${parts.filter((part) => part !== '').join('; ')}.`;
}

function savedFields(service: OwnLocation): OwnServiceModel['typed'] {
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, text(service[field])]));
  return {
    ...(texts as Record<(typeof TEXT_FIELDS)[number], string>),
    clientGroups: service.clientGroups,
    openedOn: boxesOf(service.openedOn),
    closedOn: boxesOf(service.closedOn),
  };
}

function typedOf(fields: Fields): OwnServiceModel['typed'] {
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, one(fields, field)]));
  return {
    ...(texts as Record<(typeof TEXT_FIELDS)[number], string>),
    clientGroups: many(fields, 'clientGroups'),
    openedOn: boxesTyped(fields, 'openedOn'),
    closedOn: boxesTyped(fields, 'closedOn'),
  };
}

function groupsWith(chosen: readonly string[]): string[] {
  return [...new Set([...CLIENT_GROUP_WORDS, ...chosen])];
}
