import type { RolesThatMay } from '../../platform/access/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { sendNotices, type NewNotice, type NoticeKind } from '../../platform/notices/index.ts';
import { fetchAnswering } from './queries/fetch-answering.ts';
import { fetchServiceNames } from './queries/fetch-service-names.ts';
import type { RecordedEvent } from './record-event.ts';
import { paths } from './routes.ts';
import { SEEN_BY } from './rules/event-words.ts';

/** Something of severity 3 or worse was heard of a service of somebody's caseload. */
export const SERIOUS_HEARD: NoticeKind = {
  kind: 'intelligence.serious',
  title: 'Moderate, serious or critical intelligence about services of yours',
  template: {
    one: 'Something serious was heard of a service of yours.',
    many: 'Something serious was heard of services of yours, ((count)) times.',
  },
};

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

function aboutOf(
  { name, kinds }: { name: string; kinds: Readonly<Record<string, string>> } = { name: '', kinds: {} },
  { kind, confidentiality }: RecordedEvent,
): string {
  const service = [...name].slice(0, 120).join('');
  return confidentiality === 'open' ? `${service}: ${(kinds[kind] ?? kind).toLowerCase()}` : service;
}
