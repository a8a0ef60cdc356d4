import { newId, type Clock } from '../clock/index.ts';
import type { Tx } from '../db/types.ts';
import { saveNoticeMails } from '../mail/queries/save-outbox.ts';
import { fetchPreferences } from './queries/fetch-preferences.ts';
import { saveNewNotices } from './queries/save-notices.ts';
import { isInAppPath } from './rules/in-app-path.ts';
import { DEFAULT_PREFERENCE, planMail } from './rules/when-due.ts';
import type { NoticeKind } from './types.ts';

/** Something that a person should know of. */
export interface NewNotice {
  authorityId: string;
  /** Whom it is for. */
  accountId: string;
  /** One of the kinds that the room declares. */
  kind: NoticeKind;
  /** The page that it opens, a path of our own. */
  href: string;
  /** What it is about, shown in Amberley only and never mailed: "Meadow Court". Up to 200 characters. */
  about?: string;
  /** How many things it tells of; one where absent. */
  count?: number;
}

/**
 * Tells one person: a notice in their inbox and, as they prefer, a mail, both in the transaction of whatever it tells of.
 * For many people use `sendNotices`.
 */
export function sendNotice(tx: Tx, clock: Clock, notice: NewNotice): Promise<void> {
  return sendNotices(tx, clock, [notice]);
}

/**
 * Tells many people at once, in three queries however many there are.
 *
 * @throws RangeError where a path is none of our own, a count is none, or words are too long
 */
export async function sendNotices(tx: Tx, clock: Clock, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const now = clock.now();
  const rows = notices.map((notice) => ({ ...checked(notice), noticeId: newId(clock) }));
  const preferences = await fetchPreferences(tx, [...new Set(rows.map(({ accountId }) => accountId))]);
  await saveNewNotices(
    tx,
    rows.map((row) => ({ ...row, kind: row.kind.kind })),
    now,
  );
  const mails = rows.flatMap(({ noticeId, accountId, authorityId, kind }) => {
    const plan = planMail(kind, preferences.get(accountId) ?? DEFAULT_PREFERENCE, now);
    const urgent = kind.urgent === true;
    return plan === null
      ? []
      : [{ outboxId: newId(clock), noticeId, accountId, authorityId, urgent, ...plan }];
  });
  await saveNoticeMails(tx, mails, now);
}

function checked(notice: NewNotice) {
  const { about = '', count = 1, href, kind } = notice;
  if (!isInAppPath(href))
    throw new RangeError(`a notice of ${kind.kind} leads to "${href}", which is no path of ours`);
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(
      `a notice of ${kind.kind} tells of ${count} things: a whole number from 1 is expected`,
    );
  if (about.length > 200) throw new RangeError(`a notice of ${kind.kind} is about more than 200 characters`);
  return { ...notice, about, count };
}
