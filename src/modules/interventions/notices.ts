import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { fetchCovering } from './queries/fetch-covering.ts';
import { sendNotices, type NewNotice, type NoticeKind } from '../../platform/notices/index.ts';

/** An intervention, or a step of one, is now somebody's. */
export const GIVEN: NoticeKind = {
  kind: 'interventions.given',
  title: 'Interventions that were given to you',
  template: {
    one: 'An intervention at a service was given to you.',
    many: '((count)) interventions at services were given to you.',
  },
};

/** A protocol proposes an intervention that somebody must accept or decline. */
export const PROPOSED: NoticeKind = {
  kind: 'interventions.proposed',
  title: 'Interventions that are proposed and wait for your answer',
  template: {
    one: 'An intervention at a service is proposed: accept or decline it.',
    many: '((count)) interventions at services are proposed: accept or decline them.',
  },
};

/** A step was not done by its day. */
export const OVERDUE: NoticeKind = {
  kind: 'interventions.overdue',
  title: 'Steps of interventions that are overdue',
  template: {
    one: 'A step of an intervention that is yours is overdue.',
    many: '((count)) steps of interventions that are yours are overdue.',
  },
};

/** Many at once (a new model, a month's draw) are one notice, not a hundred. */
const MOST_ONE_BY_ONE = 10;
const LONGEST_ABOUT = 200;

/** Something that a person is to be told of. */
export interface Telling {
  accountId: string;
  href: string;
  /** "Formal quality support at Meadow Court". */
  about: string;
}

/** Tells people, each of everything that is theirs, and whoever covers for them today. */
export async function tell(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  kind: NoticeKind,
  tellings: readonly Telling[],
): Promise<void> {
  if (tellings.length === 0) return;
  const notices: NewNotice[] = [];
  for (const [accountId, own] of Map.groupBy(await withCovers(tx, clock, tellings), (one) => one.accountId)) {
    const base = { authorityId, accountId, kind };
    if (own.length > MOST_ONE_BY_ONE) notices.push({ ...base, href: '/my-work', count: own.length });
    else
      for (const { href, about } of own)
        notices.push({ ...base, href, about: [...about].slice(0, LONGEST_ABOUT).join('') });
  }
  await sendNotices(tx, clock, notices);
}

async function withCovers(tx: Tx, clock: Clock, tellings: readonly Telling[]): Promise<Telling[]> {
  const ids = [...new Set(tellings.map(({ accountId }) => accountId))];
  const covers = Map.groupBy(await fetchCovering(tx, clock.today(), ids), ({ accountId }) => accountId);
  const all = tellings.flatMap((one) => [
    one,
    ...(covers.get(one.accountId) ?? []).map(({ coverAccountId }) => ({ ...one, accountId: coverAccountId })),
  ]);
  // Who owns a thing and covers for its other owner is told once.
  return [...new Map(all.map((one) => [`${one.accountId} ${one.href}`, one])).values()];
}
