import type { Day } from '../../kernel/calendar-day.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { sendNotices, type NewNotice, type NoticeKind } from '../../platform/notices/index.ts';
import { fetchAnswerable } from './queries/fetch-answerable.ts';
import type { Worsened } from './rules/movements.ts';

/** A service of somebody's caseload has a worse colour than before. */
export const COLOUR_WORSENED: NoticeKind = {
  kind: 'risk.colour-worsened',
  title: 'Services of yours that became Amber or Red',
  template: {
    one: 'A service of yours has a worse colour than before.',
    many: '((count)) services of yours have a worse colour than before.',
  },
};

/** A change of a person's whole caseload at once (a new model, a first import) is one notice, not a hundred. */
const MOST_ONE_BY_ONE = 10;

/** Tells the officers of services whose colour got worse, and whoever covers for them, in the transaction that found it. */
export async function tellOfWorse(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  day: Day,
  worsened: readonly Worsened[],
): Promise<void> {
  if (worsened.length === 0) return;
  const byId = new Map(worsened.map((one) => [one.locationId, one]));
  const byAccount = new Map<string, string[]>();
  for (const { accountId, locationId } of await fetchAnswerable(tx, day, [...byId.keys()]))
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), locationId]);
  const base = { authorityId, kind: COLOUR_WORSENED };
  const notices = [...byAccount].flatMap(([accountId, ids]): NewNotice[] =>
    ids.length > MOST_ONE_BY_ONE
      ? [{ ...base, accountId, href: '/my-work', count: ids.length }]
      : ids.map((id) => ({
          ...base,
          accountId,
          href: `/services/${encodeURIComponent(id)}`,
          about: aboutOf(byId.get(id)!),
        })),
  );
  await sendNotices(tx, clock, notices);
}

const LONGEST_ABOUT = 200;

function aboutOf({ name, from, to }: Worsened): string {
  const change = ` went from ${from} to ${to}`;
  return `${[...name].slice(0, LONGEST_ABOUT - change.length - 1).join('')}${change}`;
}
