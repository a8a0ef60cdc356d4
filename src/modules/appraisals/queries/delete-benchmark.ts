import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Takes a comparison out; the audit trail keeps it. */
export async function deleteBenchmark(tx: Tx, campaignId: string, benchmarkId: string): Promise<boolean> {
  const gone = await sql`
    delete from appraisals.benchmark where campaign_id = ${campaignId} and benchmark_id = ${benchmarkId}`.execute(
    tx,
  );
  return gone.numAffectedRows === 1n;
}
