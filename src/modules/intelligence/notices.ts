import type { RolesThatMay } from '../../platform/access/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { sendNotices, type NewNotice, type NoticeKind } from '../../platform/notices/index.ts';
import { fetchAnswering } from './queries/fetch-answering.ts';
import { fetchServiceNames } from './queries/fetch-service-names.ts';
import { fetchSorters } from './queries/fetch-sorters.ts';
import type { RecordedEvent } from './record-event.ts';
import { paths } from './routes.ts';
import { SEEN_BY } from './rules/event-words.ts';
import { referenceOf } from './rules/reference-number.ts';

/** Something of severity 3 or worse was heard of a service of somebody's caseload. */
export const SERIOUS_HEARD: NoticeKind = {
  kind: 'intelligence.serious',
  title: 'Moderate, serious or critical intelligence about services of yours',
  template: {
    one: 'Something serious was heard of a service of yours.',
    many: 'Something serious was heard of services of yours, ((count)) times.',
  },
};

/** Something of severity 4 or worse was heard, and whoever recorded it does not know of which service: nobody's caseload has it. */
export const UNPLACED_HEARD: NoticeKind = {
  kind: 'intelligence.unplaced',
  title: 'Serious or critical intelligence that names no service',
  template: {
    one: 'Something serious was heard, and nobody has said yet of which service.',
    many: 'Something serious was heard ((count)) times, and nobody has said yet of which service.',
  },
  urgent: true,
};

/** From this severity on whoever sorts what comes in is told of an entry without a service. */
const UNPLACED_FROM = 4;

/** From this severity on the officer is told, and does not find out by looking. */
const TELLS_FROM = 3;

/**
 * Tells the officers of services, and whoever covers for them, of new events: only those who may read the event, and of what is
 * confidential no more than the service's name. History that is loaded from a file is no news.
 */
export async function tellOfSerious(
  tx: Tx,
  { clock, authorityId, rolesThatMay }: { clock: Clock; authorityId: string; rolesThatMay: RolesThatMay },
  recorded: readonly RecordedEvent[],
): Promise<void> {
  await tellOfUnplaced(tx, { clock, authorityId, rolesThatMay }, recorded);
  const serious = recorded.filter(
    (event) => event.severity >= TELLS_FROM && event.channel !== 'csv' && event.locationId !== null,
  );
  if (serious.length === 0) return;
  const names = await fetchServiceNames(
    tx,
    serious.flatMap(({ locationId }) => locationId ?? []),
  );
  const notices: NewNotice[] = [];
  for (const event of serious) {
    const roles = rolesThatMay(SEEN_BY[event.confidentiality]);
    const answering = await fetchAnswering(tx, clock.today(), [event.locationId!], roles);
    const named = names.get(event.locationId!);
    notices.push(
      ...answering.map(({ accountId }) => ({
        authorityId,
        accountId,
        kind: SERIOUS_HEARD,
        href: paths.event(event.eventId),
        about: aboutOf(named, event),
      })),
    );
  }
  await sendNotices(tx, clock, notices);
}

/** Nothing else tells of it: escalations and caseloads go by the service. Whoever sorts it, and may read it, says which. */
async function tellOfUnplaced(
  tx: Tx,
  { clock, authorityId, rolesThatMay }: { clock: Clock; authorityId: string; rolesThatMay: RolesThatMay },
  recorded: readonly RecordedEvent[],
): Promise<void> {
  const unplaced = recorded.filter(
    ({ severity, channel, locationId }) =>
      severity >= UNPLACED_FROM && channel !== 'csv' && locationId === null,
  );
  const notices: NewNotice[] = [];
  for (const { eventId, confidentiality } of unplaced) {
    const readers = new Set(rolesThatMay(SEEN_BY[confidentiality]));
    const sorters = await fetchSorters(
      tx,
      rolesThatMay('intelligence.triage').filter((role) => readers.has(role)),
    );
    const href = paths.event(eventId);
    notices.push(
      ...sorters.map((accountId) => ({
        authorityId,
        accountId,
        kind: UNPLACED_HEARD,
        href,
        about: referenceOf(eventId),
      })),
    );
  }
  await sendNotices(tx, clock, notices);
}

function aboutOf(
  { name, kinds }: { name: string; kinds: Readonly<Record<string, string>> } = { name: '', kinds: {} },
  { kind, confidentiality }: RecordedEvent,
): string {
  const service = [...name].slice(0, 120).join('');
  return confidentiality === 'open' ? `${service}: ${(kinds[kind] ?? kind).toLowerCase()}` : service;
}
