import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';

/** Keeps a council's decision on how long a type is kept. */
export async function savePeriod(
  tx: Tx,
  period: { periodId: string; authorityId: string; recordType: string; months: number; why: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into platform.retention_period (period_id, authority_id, record_type, months, why, decided_at)
    values (${period.periodId}, ${period.authorityId}, ${period.recordType}, ${period.months}, ${period.why}, ${now})`.execute(
    tx,
  );
}
