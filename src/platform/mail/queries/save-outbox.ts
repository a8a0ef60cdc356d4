import { sql } from 'kysely';
import type { Delivery } from '../../notices/types.ts';
import type { Tx } from '../../db/types.ts';

interface OutboxMail {
  outboxId: string;
  authorityId: string;
  address: string;
  name: string;
  template: string;
  secret: string | null;
  now: Date;
}

interface OutboxNotice {
  outboxId: string;
  authorityId: string;
  noticeId: string;
  accountId: string;
  delivery: Delivery;
  urgent: boolean;
  at: Date;
}

/** Puts a mail to an address into the outbox: it leaves at once when this transaction has committed. */
export async function saveMail(tx: Tx, mail: OutboxMail): Promise<void> {
  await sql`
    insert into platform.outbox (outbox_id, authority_id, address, name, template, delivery, urgent, secret, next_try_at, created_at)
    values (${mail.outboxId}, ${mail.authorityId}, ${mail.address}, ${mail.name}, ${mail.template}, 'at-once', true, ${mail.secret},
            ${mail.now}, ${mail.now})`.execute(tx);
}

/** Puts mails about notices into the outbox, each due at its moment. */
export async function saveNoticeMails(tx: Tx, rows: readonly OutboxNotice[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into platform.outbox (outbox_id, authority_id, notice_id, account_id, delivery, urgent, next_try_at, created_at)
    select *, ${now}::timestamptz
      from unnest(${rows.map((row) => row.outboxId)}::uuid[], ${rows.map((row) => row.authorityId)}::uuid[],
                  ${rows.map((row) => row.noticeId)}::uuid[], ${rows.map((row) => row.accountId)}::uuid[],
                  ${rows.map((row) => row.delivery)}::text[], ${rows.map((row) => row.urgent)}::boolean[],
                  ${rows.map((row) => row.at.toISOString())}::timestamptz[])`.execute(tx);
}
