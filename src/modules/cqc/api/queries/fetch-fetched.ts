import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { RecordKind } from '../client.ts';

export interface FetchedRecord {
  kind: RecordKind;
  id: string;
  /** The record as JSON text. */
  body: string;
  /** The id inside it, which is the true one where CQC was asked in capitals. */
  ownId: string;
}

/** The fetched records of a run after the one given, in order of kind and id; empty at the end. */
export async function fetchFetched(
  tx: Tx,
  syncId: string,
  after: { kind: string; id: string },
  limit: number,
): Promise<FetchedRecord[]> {
  const { rows } = await sql<FetchedRecord>`
    select kind, id, body::text as body, body ->> (kind || 'Id') as "ownId"
      from cqc.sync_record
     where sync_id = ${syncId} and state = 'fetched' and (kind, id) > (${after.kind}, ${after.id})
     order by kind, id limit ${limit}`.execute(tx);
  return rows;
}
