import type { Day } from '../../../kernel/calendar-day.ts';
import type { Channel, Confidentiality, Severity } from './event.ts';
import type { State } from './states.ts';

/** What can be corrected of an event. */
export interface EventValues {
  locationId: string | null;
  kind: string;
  source: string;
  occurredOn: Day | null;
  receivedOn: Day;
  severity: Severity;
  confidentiality: Confidentiality;
  themes: readonly string[];
  peopleAffected: number | null;
  reference: string;
  title: string;
  account: string;
}

/** An event as it is kept, with the names of what it points at. Who a whistleblower is stands apart. */
export interface EventRecord extends EventValues {
  eventId: string;
  kindName: string;
  pathway: string;
  serviceName: string | null;
  severityName: string;
  channel: Channel;
  state: State;
  mergedInto: string | null;
  splitFrom: string | null;
  recordedAt: Date;
  recordedBy: string;
  version: number;
}

/** The fields of a correction's `before`, in the order in which changes are told, with what people call them. */
export const FIELD_WORDS: Readonly<Record<keyof EventValues, string>> = {
  locationId: 'Service',
  kind: 'Kind',
  severity: 'Severity',
  confidentiality: 'Confidentiality',
  title: 'What happened',
  account: 'Account',
  occurredOn: 'Happened on',
  receivedOn: 'Heard on',
  source: 'Source',
  themes: 'Themes',
  peopleAffected: 'People affected',
  reference: 'Reference',
};

/** The fields in which two states of an event differ. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): (keyof EventValues)[] {
  return (Object.keys(FIELD_WORDS) as (keyof EventValues)[]).filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
}
