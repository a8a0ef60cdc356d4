import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import type { Due, GoingRows, Removed } from '../types.ts';
import { findHold } from './find-hold.ts';

/** Who is named in the trail where the schedule takes something away. */
const RETENTION_ACTOR = 'retention';

/** One batch of a type. */
export interface Batch {
  recordType: string;
  rows: GoingRows;
  due: Due;
  months: number;
  /** Who let it run: a person, or the schedule. */
  askedBy: string;
}

/**
 * Takes one batch of a type away and writes so into the trail of whose they were, in one transaction as the owner of the tables.
 * Nothing where the type is held.
 */
export async function saveBatch(owner: Tx, batch: Batch, limit: number): Promise<Removed | 'held'> {
  const { recordType, rows, due, months, askedBy } = batch;
  return owner.transaction().execute(async (tx) => {
    await actAs(tx, due.authorityId);
    if (await findHold(tx, recordType, due.authorityId)) return 'held';
    const removed = await rows.remove(tx, due, limit);
    if (removed.records > 0)
      await saveEvent(tx, recordType, { records: removed.records, before: due.beforeDay, months, askedBy });
    return removed;
  });
}

/** Says in the trail of a council what a run took away in all. */
export async function saveRunEvent(
  owner: Tx,
  authorityId: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await actAs(tx, authorityId);
    await saveEvent(tx, 'run', details);
  });
}

/** That files which nothing named were taken away. */
export async function saveFilesEvent(
  owner: Tx,
  recordType: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await actAs(tx, null);
    await saveEvent(tx, recordType, details);
  });
}

async function actAs(tx: Tx, authorityId: string | null): Promise<void> {
  await sql`select set_config('amberley.actor', ${RETENTION_ACTOR}, true),
    set_config('amberley.authority_id', ${authorityId ?? ''}, true)`.execute(tx);
}

/** `platform.retention` is no table: it gathers what the schedule did with a type. */
async function saveEvent(
  tx: Tx,
  recordType: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`select platform.audit_event('retention', 'platform.retention', ${recordType}, ${JSON.stringify(details)}::jsonb)`.execute(
    tx,
  );
}
