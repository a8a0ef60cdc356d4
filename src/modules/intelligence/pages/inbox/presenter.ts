import { daysBetween, longDay, type Day } from '../../../../kernel/calendar-day.ts';
import { pageLinks, type PaginationProps } from '../../../../platform/govuk/index.ts';
import type { Terms } from '../../parts/terms.ts';
import type { Candidate } from '../../queries/fetch-candidates.ts';
import { paths } from '../../routes.ts';
import { likelyDuplicates } from '../../rules/duplicates.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { CHANNEL_WORDS, listedTitle } from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { comparable } from '../event/presenter.ts';

export interface InboxItem {
  eventId: string;
  reference: string;
  title: string;
  kind: string;
  severity: number;
  severityName: string;
  confidentiality: EventRecord['confidentiality'];
  version: number;
  service: { text: string; href: string } | null;
  /** "Heard on 3 March 2026, 4 days ago, by e-mail; recorded by ..." */
  came: string;
  /** The beginning of what was said. */
  start: string;
  duplicate: { eventId: string; text: string; why: string; href: string } | null;
}

export interface InboxModel {
  total: number;
  items: InboxItem[];
  terms: Terms;
  pagination: PaginationProps | null;
}

const START = 280;

/** New events as the inbox shows them. */
export function presentInbox(given: {
  rows: readonly EventRecord[];
  total: number;
  near: readonly Candidate[];
  terms: Terms;
  today: Day;
  url: string;
  page: number;
  perPage: number;
}): InboxModel {
  const { rows, total, near, terms, today, url, page, perPage } = given;
  return {
    total,
    terms,
    items: rows.map((event) => itemOf(event, near, today)),
    pagination: pageLinks(url, page, Math.max(1, Math.ceil(total / perPage))),
  };
}

function itemOf(event: EventRecord, near: readonly Candidate[], today: Day): InboxItem {
  const { eventId, locationId, serviceName, receivedOn } = event;
  const days = daysBetween(receivedOn, today);
  const ago = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  const [likely] = likelyDuplicates(comparable(event), near);
  const same = likely === undefined ? undefined : near.find((each) => each.eventId === likely.eventId);
  return {
    eventId,
    reference: referenceOf(eventId),
    title: listedTitle(event),
    kind: event.kind,
    severity: event.severity,
    severityName: event.severityName,
    confidentiality: event.confidentiality,
    version: event.version,
    service:
      locationId === null ? null : { text: serviceName ?? locationId, href: paths.service(locationId) },
    came: `${event.kindName}. Heard ${ago} (${longDay(receivedOn)}), ${CHANNEL_WORDS[event.channel]}; recorded by ${event.recordedBy}.`,
    start: event.confidentiality === 'whistleblower' ? '' : shortened(event.account),
    duplicate:
      likely === undefined || same === undefined
        ? null
        : {
            eventId: same.eventId,
            text: `${same.kindName}, ${longDay(same.onDay)}: ${listedTitle(same)}`,
            why: likely.why,
            href: paths.event(same.eventId),
          },
  };
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= START ? plain : `${plain.slice(0, START - 1).trimEnd()}…`;
}
