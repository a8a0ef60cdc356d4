import { Type } from 'typebox';
import { addDays, day, type Day } from '../../../../kernel/calendar-day.ts';
import { defineWritingOperation, invalidField, type Of } from '../../../../platform/api/index.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import { recordEvent } from '../../record-event.ts';
import type { Confidentiality, NewEvent, Severity } from '../../rules/event.ts';
import { fetchKinds } from '../queries/fetch-kinds.ts';
import { findServices, type ServiceFound } from '../queries/find-services.ts';

const text = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }));
const askedDay = (description: string) =>
  Type.Optional(Type.String({ format: 'date', pattern: '^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$', description }));

const Heard = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200, description: 'What was heard, in a line.' }),
    kind: Type.String({
      maxLength: 60,
      description:
        'whistleblowing, safeguarding, complaint, feedback-adverse, feedback, compliment, visit-concern, visit, notifiable-incident, outbreak, cqc-notification, media, performance-form or finance.',
    }),
    severity: Type.Integer({ minimum: 1, maximum: 5, description: 'From 1 (minor) to 5 (critical).' }),
    locationId: text(
      60,
      "CQC's location id, or the id of a service of the council's own. Left out: somebody who sorts what comes in says which service it is.",
    ),
    account: text(20_000, 'What was said, in words.'),
    source: text(100, 'Who told, in a word: family, staff, GP.'),
    occurredOn: askedDay('When it happened, where that is known.'),
    receivedOn: askedDay('When the council heard of it; today where it is left out.'),
    confidentiality: Type.Optional(
      Type.String({
        enum: ['open', 'restricted', 'whistleblower'],
        description:
          'Who may see it. Left out: restricted, or whistleblower for the kind whistleblowing, which is never open.',
      }),
    ),
    themes: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20, description: 'A word each.' }),
    ),
    peopleAffected: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 99_999, description: 'How many people; never their names.' }),
    ),
    reference: text(100, 'Of the safeguarding enquiry or the complaint in the system that sends it.'),
  },
  { additionalProperties: false, $id: 'Heard' },
);

const Recorded = Type.Object(
  {
    eventId: Type.String(),
    notes: Type.Array(Type.String(), {
      description: 'What its sender should know though it was recorded, say that the service has closed.',
    }),
  },
  { additionalProperties: false, $id: 'Recorded' },
);

/** POST /intelligence: another system records what it heard of a service. It waits in the inbox like everything that comes in. */
export const recordIntelligence = defineWritingOperation({
  operationId: 'recordIntelligence',
  path: '/intelligence',
  tag: 'Intelligence',
  summary: 'Record what was heard of a service',
  description:
    'Records one thing that was heard, in the inbox of the intelligence log. What the log holds cannot be read here. Who a whistleblower is has no field: a person records that.',
  scope: 'intelligence.record',
  params: Type.Object({}),
  body: Heard,
  bodyExample: {
    locationId: '1-1000000001',
    kind: 'safeguarding',
    title: 'Two falls at night without staff near',
    severity: 3,
    source: 'Safeguarding team',
    occurredOn: '2026-11-14',
    peopleAffected: 1,
    reference: 'SG-2026-0417',
  },
  answer: Recorded,
  example: { eventId: '0193a1b2-0000-7000-8000-000000000004', notes: [] },
  location: ({ eventId }) => `/intelligence/${eventId}`,
  handler: async ({ tx, body, today, clock, reader, announce }) => {
    await checkKind(tx, body.kind);
    const service = body.locationId === undefined ? undefined : await serviceOf(tx, body.locationId);
    const event = eventOf(body, today);
    const { authorityId } = reader;
    const eventId = await recordEvent(tx, { authorityId, clock, announce }, event);
    return { eventId, notes: service === undefined ? [] : notesOn(service) };
  },
});

async function checkKind(tx: Tx, kind: string): Promise<void> {
  const known = (await fetchKinds(tx)).map((each) => each.kind);
  if (!known.includes(kind))
    throw invalidField('kind', kind, `one of ${known.map((each) => `"${each}"`).join(', ')}`);
}

async function serviceOf(tx: Tx, locationId: string): Promise<ServiceFound> {
  const [service] = await findServices(tx, { ids: [locationId], postcodes: [] });
  if (service !== undefined) return service;
  throw invalidField(
    'locationId',
    locationId,
    "the id of a service in CQC's register or among the council's own, or none where it is not known",
  );
}

/** What is heard of a closed service counts too: it may have closed for it, and whoever ran it may run others. */
function notesOn({ name, open, closedOn }: ServiceFound): string[] {
  return open
    ? []
    : [`${name} is closed${closedOn === null ? '' : ` since ${closedOn}`}; it was recorded all the same.`];
}

/** @throws ApiProblem where days contradict each other, or a whistleblowing concern would be open */
function eventOf(body: Of<typeof Heard>, today: Day): NewEvent {
  const receivedOn = body.receivedOn === undefined ? today : day(body.receivedOn);
  if (receivedOn > today) throw invalidField('receivedOn', receivedOn, `a day up to today, ${today}`);
  const occurredOn = body.occurredOn === undefined ? null : day(body.occurredOn);
  if (occurredOn !== null && occurredOn > receivedOn)
    throw invalidField('occurredOn', occurredOn, `a day up to the one on which it was heard, ${receivedOn}`);
  if (occurredOn !== null && occurredOn < addDays(today, -36_525))
    throw invalidField('occurredOn', occurredOn, 'a day within the last hundred years');
  const { kind, locationId = null, account = '', source = '', reference = '' } = body;
  const usual = kind === 'whistleblowing' ? 'whistleblower' : 'restricted';
  const confidentiality = (body.confidentiality ?? usual) as Confidentiality;
  if (kind === 'whistleblowing' && confidentiality === 'open')
    throw invalidField(
      'confidentiality',
      'open',
      '"restricted" or "whistleblower" for a whistleblowing concern',
    );
  if (body.title.trim() === '') throw invalidField('title', body.title, 'plain text of 1 to 200 characters');
  return {
    locationId, kind, source, occurredOn, receivedOn, account, reference, confidentiality,
    channel: 'api',
    title: body.title.trim(),
    severity: body.severity as Severity,
    themes: body.themes ?? [],
    peopleAffected: body.peopleAffected ?? null,
    identity: null,
    state: 'new',
  }; // prettier-ignore
}
