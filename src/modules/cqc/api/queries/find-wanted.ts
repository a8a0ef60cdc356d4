import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { RecordKind } from '../client.ts';

export interface WantedRecord {
  kind: RecordKind;
  id: string;
}

/** The next records of a run to fetch, at most `limit`; none when all are settled. */
export async function findWanted(tx: Tx, syncId: string, limit: number): Promise<WantedRecord[]> {
  const { rows } = await sql<WantedRecord>`
    select kind, id from cqc.sync_record where sync_id = ${syncId} and state = 'wanted' order by kind, id limit ${limit}
  `.execute(tx);
  return rows;
}
