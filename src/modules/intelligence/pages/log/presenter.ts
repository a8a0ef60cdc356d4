import { longDay, shortDay } from '../../../../kernel/calendar-day.ts';
import { queryString, type Fields } from '../../../../platform/forms/index.ts';
import type { Terms } from '../../parts/terms.ts';
import { paths } from '../../routes.ts';
import { CONFIDENTIALITIES } from '../../rules/event.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { CONFIDENTIALITY_WORDS, listedTitle, SEEN_BY, STATE_WORDS } from '../../rules/event-words.ts';
import type { LogFilters } from '../../rules/log-filters.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { STATES } from '../../rules/states.ts';

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface LogRow {
  href: string;
  reference: string;
  title: string;
  service: { text: string; href: string } | null;
  kind: string;
  severity: number;
  severityName: string;
  received: string;
  happened: string;
  state: EventRecord['state'];
  confidentiality: EventRecord['confidentiality'];
}

export interface LogPageModel {
  url: string;
  query: string;
  total: number;
  rows: LogRow[];
  filters: LogFilters;
  sort: string;
  selects: { name: string; label: string; items: Choice[] }[];
  chips: { text: string; removeHref: string }[];
  page: number;
  pages: number;
  mayRecord: boolean;
  mayTriage: boolean;
}

/** One page of the log as plain values. */
export function presentLog(given: {
  fields: Fields;
  filters: LogFilters;
  rows: readonly EventRecord[];
  total: number;
  terms: Terms;
  perPage: number;
  may(permission: string): boolean;
}): LogPageModel {
  const { fields, filters, rows, total, terms, perPage, may } = given;
  const selects = selectsOf(filters, terms, may);
  const query = queryString(fields, { page: undefined });
  return {
    url: `${paths.log()}${queryString(fields)}`,
    query,
    total,
    rows: rows.map(rowOf),
    filters,
    sort: `${filters.descending ? '-' : ''}${filters.sort}`,
    selects,
    chips: chipsOf(fields, filters, selects),
    page: filters.page,
    pages: Math.max(1, Math.ceil(total / perPage)),
    mayRecord: may('intelligence.record'),
    mayTriage: may('intelligence.triage'),
  };
}

function rowOf(event: EventRecord): LogRow {
  const { eventId, locationId, serviceName, occurredOn } = event;
  return {
    href: paths.event(eventId),
    reference: referenceOf(eventId),
    title: listedTitle(event),
    service:
      locationId === null ? null : { text: serviceName ?? locationId, href: paths.service(locationId) },
    kind: event.kindName,
    severity: event.severity,
    severityName: event.severityName,
    received: shortDay(event.receivedOn),
    happened: occurredOn === null ? '' : shortDay(occurredOn),
    state: event.state,
    confidentiality: event.confidentiality,
  };
}

function selectsOf(
  filters: LogFilters,
  terms: Terms,
  may: (permission: string) => boolean,
): LogPageModel['selects'] {
  const pick = (values: { value: string; text: string }[], chosen: string, any: string) => [
    { value: '', text: any, selected: chosen === '' },
    ...values.map((item) => ({ ...item, selected: item.value === chosen })),
  ];
  const seen = CONFIDENTIALITIES.filter((each) => may(SEEN_BY[each]));
  return [
    {
      name: 'kind',
      label: 'Kind',
      items: pick(
        terms.kinds.map(({ kind, name }) => ({ value: kind, text: name })),
        filters.kind,
        'Any',
      ),
    },
    {
      name: 'severity',
      label: 'Severity',
      items: pick(
        terms.severities.map(({ severity, name }) => ({
          value: String(severity),
          text: severity === 5 ? `5 ${name}` : `${severity} ${name} or worse`,
        })),
        filters.severity === null ? '' : String(filters.severity),
        'Any',
      ),
    },
    {
      name: 'state',
      label: 'State',
      items: pick(
        STATES.map((state) => ({ value: state, text: STATE_WORDS[state] })),
        filters.state ?? '',
        'New, open and closed',
      ),
    },
    {
      name: 'theme',
      label: 'Theme',
      items: pick(
        terms.themes.map(({ theme, name }) => ({ value: theme, text: name })),
        filters.theme,
        'Any',
      ),
    },
    ...(seen.length > 1
      ? [
          {
            name: 'confidentiality',
            label: 'Who may read it',
            items: pick(
              seen.map((each) => ({ value: each, text: CONFIDENTIALITY_WORDS[each].name })),
              filters.confidentiality ?? '',
              'Any',
            ),
          },
        ]
      : []),
  ];
}

function chipsOf(
  fields: Fields,
  filters: LogFilters,
  selects: LogPageModel['selects'],
): LogPageModel['chips'] {
  const without = (name: string) =>
    `${paths.log()}${queryString(fields, { [name]: undefined, page: undefined })}`;
  const chosen = selects.flatMap(({ name, label, items }) =>
    items
      .filter((item) => item.selected && item.value !== '')
      .map((item) => ({ text: `${label}: ${item.text}`, removeHref: without(name) })),
  );
  const texts: [string, string, string][] = [
    ['q', 'Search', filters.q],
    ['service', 'One service', filters.locationId],
    ['by', 'Recorded by', filters.by],
    ['from', 'Heard from', filters.from === null ? '' : longDay(filters.from)],
    ['until', 'Heard until', filters.until === null ? '' : longDay(filters.until)],
  ];
  return [
    ...texts
      .filter(([, , value]) => value !== '')
      .map(([name, label, value]) => ({ text: `${label}: ${value}`, removeHref: without(name) })),
    ...chosen,
  ];
}
