import type { Day } from '../../../kernel/calendar-day.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../market/index.ts';
import type { EventValues } from '../rules/event-record.ts';

/** What stands in the fields of an event's form. */
export interface TypedEvent {
  kind: string;
  title: string;
  account: string;
  occurredOn: DayBoxes;
  receivedOn: DayBoxes;
  severity: string;
  confidentiality: string;
  source: string;
  themes: readonly string[];
  people: string;
  reference: string;
  identityName: string;
  identityContact: string;
  identityWishes: string;
  confirmed: boolean;
}

const NO_IDENTITY = { identityName: '', identityContact: '', identityWishes: '' };

/** An empty form: heard today, open. */
export const emptyEvent = (today: Day): TypedEvent => ({
  ...NO_IDENTITY,
  kind: '',
  title: '',
  account: '',
  occurredOn: boxesOf(null),
  receivedOn: boxesOf(today),
  severity: '',
  confidentiality: 'open',
  source: '',
  themes: [],
  people: '',
  reference: '',
  confirmed: false,
});

/** The form as it was sent. */
export const typedEvent = (fields: Fields): TypedEvent => ({
  kind: one(fields, 'kind'),
  title: one(fields, 'title'),
  account: one(fields, 'account'),
  occurredOn: boxesTyped(fields, 'occurredOn'),
  receivedOn: boxesTyped(fields, 'receivedOn'),
  severity: one(fields, 'severity'),
  confidentiality: one(fields, 'confidentiality'),
  source: one(fields, 'source'),
  themes: many(fields, 'themes'),
  people: one(fields, 'people'),
  reference: one(fields, 'reference'),
  identityName: one(fields, 'identityName'),
  identityContact: one(fields, 'identityContact'),
  identityWishes: one(fields, 'identityWishes'),
  confirmed: one(fields, 'confirmed') === 'yes',
});

/** The form of an event as it is saved. */
export const savedEvent = (event: EventValues): TypedEvent => ({
  ...NO_IDENTITY,
  kind: event.kind,
  title: event.title,
  account: event.account,
  occurredOn: boxesOf(event.occurredOn),
  receivedOn: boxesOf(event.receivedOn),
  severity: String(event.severity),
  confidentiality: event.confidentiality,
  source: event.source,
  themes: event.themes,
  people: event.peopleAffected === null ? '' : String(event.peopleAffected),
  reference: event.reference,
  confirmed: false,
});
