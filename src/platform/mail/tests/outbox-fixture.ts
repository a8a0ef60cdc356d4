import { sql } from 'kysely';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import { newId, type Clock } from '../../clock/index.ts';
import { day } from '../../../kernel/calendar-day.ts';
import type { NoticeKind } from '../../notices/types.ts';
import { OutboxSender, type SenderOptions } from '../sender.ts';
import type { MailClient, MailDirectory, MailMessage, SendOutcome } from '../types.ts';

export const REVIEW_DUE: NoticeKind = {
  kind: 'risk.review-due',
  title: 'Reviews that are due',
  template: { one: 'A review is due', many: '((count)) reviews are due' },
};
export const RATING_CHANGED: NoticeKind = {
  kind: 'cqc.rating-changed',
  title: 'New ratings',
  template: { one: 'CQC published a rating', many: 'CQC published ((count)) ratings' },
};
export const ESCALATED: NoticeKind = {
  kind: 'risk.escalated',
  title: 'Escalations to you',
  template: { one: 'Something was escalated to you', many: '((count)) things were escalated to you' },
  urgent: true,
};
export const KINDS = [REVIEW_DUE, RATING_CHANGED, ESCALATED];

export const PUBLIC_URL = 'https://amberley.council.example';

/** A clock that a test sets. */
export interface SetClock extends Clock {
  set(iso: string): void;
  forward(minutes: number): void;
}

export function setClock(iso: string): SetClock {
  let at = Date.parse(iso);
  return {
    now: () => new Date(at),
    today: () => day(new Date(at).toISOString().slice(0, 10)),
    set: (to) => (at = Date.parse(to)),
    forward: (minutes) => (at += minutes * 60_000),
  };
}

/** A client that keeps what it is given and answers as a test wants. */
export interface MadeClient extends MailClient {
  sent: MailMessage[];
  answer: (message: MailMessage, n: number) => SendOutcome | Promise<SendOutcome>;
}

export function madeClient(kind: MailClient['kind'] = 'smtp'): MadeClient {
  const made: MadeClient = {
    kind,
    sent: [],
    answer: () => ({ outcome: 'sent' }),
    send: async (message) => made.answer(message, made.sent.push(message)),
  };
  return made;
}

/** People and councils as the house would hand them in, read as the owner of the tables. */
export const directory: MailDirectory = {
  findPeople: async (tx, accountIds) => {
    const found = await sql<{ accountId: string; email: string; name: string }>`
      select account_id as "accountId", email, name from people.account
       where account_id = any(${[...accountIds]}::uuid[]) and state = 'active'`.execute(tx);
    return found.rows;
  },
  findCouncils: async (tx, authorityIds) => {
    const found = await sql<{ authorityId: string; name: string; isDemonstration: boolean }>`
      select authority_id as "authorityId", name, is_demonstration as "isDemonstration" from people.authority
       where authority_id = any(${[...authorityIds]}::uuid[])`.execute(tx);
    return found.rows;
  },
};

/** A sender over a test's database that a test drives by `sendDue`. */
export function madeSender(
  { db }: Pick<TestDatabase, 'db'>,
  given: Pick<SenderOptions, 'clock' | 'client'> & Partial<SenderOptions>,
): OutboxSender {
  return new OutboxSender({
    db,
    directory,
    kinds: KINDS,
    publicUrl: PUBLIC_URL,
    random: () => 0.5,
    ...given,
  });
}

/** Sends until nothing is due any more. */
export async function sendAll(sender: OutboxSender): Promise<void> {
  while ((await sender.sendDue()) > 0);
}

/** A person with an account; answers its id. */
export async function makePerson(
  { db, scope, authorityId }: Pick<TestDatabase, 'db' | 'scope' | 'authorityId'>,
  name = 'Priya Shah',
): Promise<string> {
  const accountId = newId();
  await db.within(scope, (tx) =>
    sql`insert into people.account (account_id, authority_id, email, name, state)
        values (${accountId}, ${authorityId}, ${`${accountId}@council.example`}, ${name}, 'active')`.execute(
      tx,
    ),
  );
  return accountId;
}

export interface OutboxRow {
  outboxId: string;
  state: string;
  attempts: number;
  nextTryAt: Date;
  lastError: string | null;
  secret: string | null;
  givenUp: boolean;
  batchId: string | null;
}

/** What the outbox holds of a council, as its owner sees it, in the order of writing. */
export async function outboxOf({ db }: Pick<TestDatabase, 'db'>): Promise<OutboxRow[]> {
  const found = await sql<OutboxRow>`
    select outbox_id as "outboxId", state, attempts, next_try_at as "nextTryAt", last_error as "lastError", secret,
           given_up_at is not null as "givenUp", batch_id as "batchId"
      from platform.outbox order by created_at, outbox_id`.execute(db.owner);
  return found.rows;
}

/** Empties the outbox and the inboxes between tests. */
export async function emptyOutbox({ db }: Pick<TestDatabase, 'db'>): Promise<void> {
  await sql`truncate platform.outbox, platform.notice, platform.notice_preference`.execute(db.owner);
}
