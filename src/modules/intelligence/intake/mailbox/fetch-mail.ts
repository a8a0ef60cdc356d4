import { addMonths, type Day } from '../../../../kernel/calendar-day.ts';
import type { JobContext } from '../../../../platform/jobs/index.ts';
import { fetchMailbox, type Mailbox } from '../queries/fetch-mailbox.ts';
import { findMailWaiting } from '../queries/find-mail-waiting.ts';
import { saveMailSettled } from '../queries/save-mail.ts';
import { saveMailboxPlace, saveMailboxTried } from '../queries/save-mailbox-state.ts';
import { LOOK_EVERY_MS, waitAfter } from '../rules/back-off.ts';
import { isSettled, type MailOutcome } from '../rules/mail-outcome.ts';
import { hostIsPermitted, passwordOf } from './mailbox-secret.ts';
import { openMailbox, type MailboxOptions, type OpenMailbox } from './open-mailbox.ts';
import { takeIn } from './take-in.ts';
import { troubleOf, MailboxTrouble, type TroubleKind } from './trouble.ts';

/** Messages of one look: the next one goes on. */
const MOST_AT_ONCE = 100;

/** What a look at the mailbox came to. */
export interface Fetched {
  /** Messages met. */
  met: number;
  outcomes: Partial<Record<MailOutcome, number>>;
  trouble: TroubleKind | null;
}

/**
 * Looks at the council's mailbox: takes in what is new, tries again what somebody asked for, and tells the mailbox. Each message is
 * written down before the mailbox is told, so that a crash at any moment loses nothing and records nothing twice. What is wrong
 * with the mailbox is kept for its page, and the next look waits longer.
 */
export async function fetchMail(
  context: JobContext,
  options: MailboxOptions & { now?: boolean } = {},
): Promise<Fetched> {
  const { db, scope, clock } = context;
  const fetched: Fetched = { met: 0, outcomes: {}, trouble: null };
  const mailbox = await db.within(scope, fetchMailbox);
  if (mailbox === undefined || !mailbox.enabled) return fetched;
  const at = clock.now();
  if (!options.now && mailbox.nextTryAt !== null && mailbox.nextTryAt > at) return fetched;
  try {
    const open = await opened(mailbox, options);
    try {
      await lookThrough(context, mailbox, open, fetched);
    } finally {
      await open.close();
    }
  } catch (error) {
    if (context.signal.aborted) throw error;
    if (!(error instanceof MailboxTrouble)) throw error;
    fetched.trouble = error.kind;
  }
  const { trouble } = fetched;
  const wait = trouble === null ? LOOK_EVERY_MS : waitAfter(mailbox.failures + 1);
  const nextTryAt = new Date(at.getTime() + wait);
  await db.within(scope, (tx) => saveMailboxTried(tx, mailbox, { at, nextTryAt, trouble }));
  return fetched;
}

async function opened(mailbox: Mailbox, options: MailboxOptions): Promise<OpenMailbox> {
  if (!hostIsPermitted(mailbox.host)) throw new MailboxTrouble('host');
  const password = passwordOf(mailbox.secretSetting);
  if (password === undefined) throw new MailboxTrouble('password missing');
  return openMailbox(mailbox, password, options).catch((error: unknown) => {
    throw troubleOf(error);
  });
}

async function lookThrough(
  context: JobContext,
  mailbox: Mailbox,
  open: OpenMailbox,
  fetched: Fetched,
): Promise<void> {
  const { db, scope, signal, clock } = context;
  const { mailboxId } = mailbox;
  const { uidValidity } = open;
  const lastUid = mailbox.uidValidity === uidValidity ? mailbox.lastUid : 0;
  await db.within(scope, (tx) => saveMailboxPlace(tx, mailbox, { uidValidity, lastUid }));
  const waiting = await db.within(scope, (tx) => findMailWaiting(tx, { mailboxId, uidValidity }));
  for (const uid of waiting.toSettle) await settle(context, mailbox, open, uid);
  const newer = await open.newer(lastUid, sinceWhen(mailbox, clock.today()));
  const uids = [...new Set([...waiting.toTry, ...newer])].slice(0, MOST_AT_ONCE);
  for (const uid of uids) {
    signal.throwIfAborted();
    const outcome = await takeIn(context, mailbox, open, uid);
    fetched.met += 1;
    fetched.outcomes[outcome] = (fetched.outcomes[outcome] ?? 0) + 1;
    context.progress(fetched.met, uids.length, 'Taking in mail');
    if (isSettled(outcome)) await settle(context, mailbox, open, uid);
  }
}

/** Mail that somebody has read counts from the day on which the mailbox was set up, a year back at most. */
function sinceWhen({ begunOn }: Mailbox, today: Day): Date {
  const yearAgo = addMonths(today, -12);
  return new Date(`${begunOn > yearAgo ? begunOn : yearAgo}T00:00:00Z`);
}

async function settle(
  { db, scope, clock }: JobContext,
  { mailboxId }: Mailbox,
  open: OpenMailbox,
  uid: number,
): Promise<void> {
  await open.settle(uid);
  const { uidValidity } = open;
  await db.within(scope, (tx) => saveMailSettled(tx, { mailboxId, uidValidity, uid }, clock.now()));
}
