import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import type { Batch } from '../rules/plan-batch.ts';

interface Row extends Omit<Batch, 'notices'> {
  noticeId: string | null;
  kind: string | null;
  count: number | null;
  read: boolean;
}

/** What was taken from the outbox, a mail each, with the notices that it tells of. Only the sender may: it reads one-time links. */
export async function fetchBatches(tx: Tx, batchIds: readonly string[]): Promise<Batch[]> {
  const { rows } = await sql<Row>`
    select coalesce(o.batch_id, o.outbox_id) as "batchId", o.authority_id as "authorityId", o.delivery, o.urgent, o.attempts,
           o.first_tried_at as "firstTriedAt", o.account_id as "accountId", o.address, o.name, o.template, o.secret,
           n.notice_id as "noticeId", n.kind, n.count, n.read_at is not null as read
      from platform.outbox o left join platform.notice n using (notice_id)
     where o.state = 'sending' and (o.outbox_id = any(${[...batchIds]}::uuid[]) or o.batch_id = any(${[...batchIds]}::uuid[]))
     order by o.outbox_id`.execute(tx);
  const batches = new Map<string, Batch>();
  for (const { noticeId, kind, count, read, ...row } of rows) {
    const batch = batches.get(row.batchId) ?? { ...row, notices: [] };
    batches.set(row.batchId, batch);
    if (noticeId !== null) batch.notices.push({ noticeId, kind: kind!, count: count!, read });
  }
  return [...batches.values()];
}
