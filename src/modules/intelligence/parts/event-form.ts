import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { many, one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { readDay } from '../../market/index.ts';
import { messages } from '../messages.ts';
import { doubtsOf, type ServiceFacts } from '../rules/doubts.ts';
import { CONFIDENTIALITIES, type NewEvent, type Severity } from '../rules/event.ts';
import type { EventValues } from '../rules/event-record.ts';
import type { Terms } from './terms.ts';

/** What the form chose of the services: one that is known, none yet, or nothing that can be taken. */
export type ServiceChoice =
  | { choice: 'known'; service: ServiceFacts }
  | { choice: 'not known yet' }
  | { choice: 'wrong'; message: string };

export interface EventForm {
  values: EventValues;
  identity: NewEvent['identity'];
}

type Refuse = (field: string, message: string) => void;

/** Longest texts, as the tables have them. */
const TEXTS = [
  ['title', 'What happened', 200],
  ['account', 'The account', 20_000],
  ['source', 'Who told', 100],
  ['reference', 'The reference', 100],
  ['identityName', 'The name', 200],
  ['identityContact', 'How to reach them', 500],
  ['identityWishes', 'What they asked for', 2_000],
] as const;

/** Reads an event as it was typed; one error a field. `doubts` in the fields says that what is odd was confirmed. */
export function parseEventForm(
  fields: Fields,
  { terms, today, service }: { terms: Terms; today: Day; service: ServiceChoice },
): Parsed<EventForm> & { doubts: string[] } {
  const errors: FieldError[] = [];
  const refuse: Refuse = (field, message) => {
    if (!errors.some((each) => each.field === field)) errors.push({ field, message });
  };
  if (service.choice === 'wrong') refuse('service', service.message);
  const kind = one(fields, 'kind');
  if (!terms.kinds.some((each) => each.kind === kind)) refuse('kind', messages.kindMissing);
  const texts = readTexts(fields, refuse);
  const days = readDays(fields, today, errors);
  const severity = wholeNumber(one(fields, 'severity'), 1, 5);
  if (severity == null) refuse('severity', messages.severityMissing);
  const identity = identityOf(texts);
  const confidentiality = readConfidentiality(fields, kind, identity !== null, refuse);
  const themes = many(fields, 'themes');
  if (!themes.every((theme) => terms.themes.some((each) => each.theme === theme)))
    refuse('themes', messages.themeUnknown);
  const peopleAffected = readPeople(one(fields, 'people'), refuse);
  const facts = service.choice === 'known' ? service.service : null;
  const doubts = doubtsOf({ occurredOn: days.occurredOn, peopleAffected }, facts);
  if (errors.length === 0 && doubts.length > 0 && one(fields, 'confirmed') !== 'yes')
    refuse('confirmed', messages.confirmDoubts);
  if (errors.length > 0 || days.receivedOn === null) return { errors, doubts };
  const values: EventValues = {
    locationId: facts?.locationId ?? null,
    kind,
    source: texts.source,
    occurredOn: days.occurredOn,
    receivedOn: days.receivedOn,
    severity: severity as Severity,
    confidentiality,
    themes,
    peopleAffected,
    reference: texts.reference,
    title: texts.title,
    account: texts.account,
  };
  return { value: { values, identity }, doubts };
}

type Texts = Record<(typeof TEXTS)[number][0], string>;

function readTexts(fields: Fields, refuse: Refuse): Texts {
  const texts = {} as Texts;
  for (const [field, what, most] of TEXTS) {
    texts[field] = one(fields, field);
    if (texts[field].length > most) refuse(field, messages.tooLong(what, most));
  }
  if (texts.title === '') refuse('title', messages.titleMissing);
  return texts;
}

function readDays(fields: Fields, today: Day, errors: FieldError[]) {
  const occurredOn = readDay(fields, 'occurredOn', { what: 'The day on which it happened', today }, errors);
  const received = {
    what: 'The day on which you heard of it',
    missing: messages.receivedMissing,
    today,
  };
  const receivedOn = readDay(fields, 'receivedOn', received, errors);
  if (occurredOn !== null && receivedOn !== null && occurredOn > receivedOn)
    errors.push({ field: 'occurredOn-day', message: messages.occurredAfterReceived });
  return { occurredOn, receivedOn };
}

function identityOf({ identityName: name, identityContact: contact, identityWishes: wishes }: Texts) {
  return name === '' && contact === '' && wishes === '' ? null : { name, contact, wishes };
}

function readConfidentiality(
  fields: Fields,
  kind: string,
  named: boolean,
  refuse: Refuse,
): EventValues['confidentiality'] {
  const chosen = CONFIDENTIALITIES.find((each) => each === one(fields, 'confidentiality'));
  if (chosen === undefined) refuse('confidentiality', messages.confidentialityMissing);
  else if (chosen === 'open' && kind === 'whistleblowing')
    refuse('confidentiality', messages.whistleblowingOpen);
  else if (chosen === 'open' && named) refuse('confidentiality', messages.identityOpen);
  return chosen ?? 'open';
}

function readPeople(text: string, refuse: Refuse): number | null {
  const people = wholeNumber(text, 0, 9_999);
  if (people === undefined)
    refuse('people', /\p{L}/u.test(text) ? messages.peopleNamed : messages.peopleWrong);
  return people ?? null;
}
