import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { ApiRecord, RecordKind } from '../client.ts';

export type Settled =
  { state: 'fetched'; body: ApiRecord } | { state: 'missing' } | { state: 'failed'; note: string };

/** Keeps what CQC answered for one record. */
export async function saveSettled(
  tx: Tx,
  syncId: string,
  kind: RecordKind,
  id: string,
  settled: Settled,
): Promise<void> {
  const body = settled.state === 'fetched' ? JSON.stringify(settled.body) : null;
  const note = settled.state === 'failed' ? settled.note : '';
  await sql`
    update cqc.sync_record set state = ${settled.state}, body = ${body}::jsonb, note = ${note}
     where sync_id = ${syncId} and kind = ${kind} and id = ${id}`.execute(tx);
}
