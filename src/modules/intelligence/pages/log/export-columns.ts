import type { ExportColumn } from '../../../../platform/exports/index.ts';
import { kindName, themeName, type Terms } from '../../parts/terms.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { CHANNEL_WORDS, CONFIDENTIALITY_WORDS, listedTitle, STATE_WORDS } from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';

/** Columns of the downloaded log. The account stays on the event's page: a file that travels tells no story. */
export const exportColumns: readonly ExportColumn[] = [
  { key: 'number', heading: 'Number', kind: 'text' },
  { key: 'locationId', heading: 'CQC id', kind: 'text' },
  { key: 'service', heading: 'Service', kind: 'text' },
  { key: 'kind', heading: 'Kind', kind: 'text' },
  { key: 'severity', heading: 'Severity', kind: 'number' },
  { key: 'title', heading: 'What happened', kind: 'text' },
  { key: 'occurredOn', heading: 'Happened on', kind: 'day' },
  { key: 'receivedOn', heading: 'Heard on', kind: 'day' },
  { key: 'source', heading: 'Who told', kind: 'text' },
  { key: 'themes', heading: 'Themes', kind: 'text' },
  { key: 'peopleAffected', heading: 'People affected', kind: 'number' },
  { key: 'reference', heading: 'Reference', kind: 'text' },
  { key: 'confidentiality', heading: 'Who may read it', kind: 'text' },
  { key: 'state', heading: 'State', kind: 'text' },
  { key: 'channel', heading: 'How it came', kind: 'text' },
  { key: 'recordedBy', heading: 'Recorded by', kind: 'text' },
];

/** One row of the download. */
export function exportRow(event: EventRecord, terms: Terms): Record<string, string | number | null> {
  const secret = event.confidentiality === 'whistleblower';
  return {
    number: referenceOf(event.eventId),
    locationId: event.locationId,
    service: event.serviceName,
    kind: kindName(terms, event.kind),
    severity: event.severity,
    title: listedTitle(event),
    occurredOn: event.occurredOn,
    receivedOn: event.receivedOn,
    source: secret ? '' : event.source,
    themes: event.themes.map((theme) => themeName(terms, theme)).join(', '),
    peopleAffected: event.peopleAffected,
    reference: event.reference,
    confidentiality: CONFIDENTIALITY_WORDS[event.confidentiality].name,
    state: STATE_WORDS[event.state],
    channel: CHANNEL_WORDS[event.channel],
    recordedBy: event.recordedBy,
  };
}
