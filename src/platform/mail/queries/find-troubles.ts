import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/** Mails that a page shows of each sort. */
const SHOWN = 50;

/** A mail that did not go, or has not gone yet. */
export interface Trouble {
  batchId: string;
  accountId: string | null;
  address: string | null;
  name: string | null;
  template: string | null;
  /** The kind of its notice, or of the first of a digest. */
  kind: string | null;
  /** How many notices it tells of. */
  notices: number;
  attempts: number;
  why: string;
  createdAt: Date;
  /** When it was given up, or is tried next. */
  at: Date;
}

const TROUBLE = (at: 'ended_at' | 'next_try_at') => sql`
  select coalesce(o.batch_id, o.outbox_id) as "batchId", min(o.account_id::text) as "accountId", min(o.address) as address,
         min(o.name) as name, min(o.template) as template, min(n.kind) as kind, count(n.notice_id)::int as notices,
         max(o.attempts)::int as attempts, coalesce(max(o.last_error), '') as why, min(o.created_at) as "createdAt",
         max(o.${sql.ref(at)}) as at
    from platform.outbox o left join platform.notice n using (notice_id)`;

/** The newest mails of this council that are dead and that nobody has given up. */
export async function findDead(tx: Tx): Promise<Trouble[]> {
  const found = await sql<Trouble>`
    ${TROUBLE('ended_at')} where o.state = 'dead' and o.given_up_at is null
     group by 1 order by at desc, 1 limit ${SHOWN}`.execute(tx);
  return found.rows;
}

/** Mails of this council that failed and will be tried again, the next first. */
export async function findFailing(tx: Tx): Promise<Trouble[]> {
  const found = await sql<Trouble>`
    ${TROUBLE('next_try_at')} where o.state = 'waiting' and o.attempts > 0
     group by 1 order by at, 1 limit ${SHOWN}`.execute(tx);
  return found.rows;
}
