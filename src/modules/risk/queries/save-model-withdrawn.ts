import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface Withdrawal {
  modelId: string;
  version: number;
  today: Day;
  why: string;
}

/** Takes a model of the council's own back before its first day; answers whether it could be. */
export async function saveModelWithdrawn(
  tx: Tx,
  { modelId, version, today, why }: Withdrawal,
): Promise<boolean> {
  const { rows } = await sql`
    update risk.model_publication
       set withdrawn_on = ${today}::date, withdrawn_by = platform.current_actor(), withdrawn_why = ${why}
     where model_id = ${modelId} and version = ${version} and withdrawn_on is null and valid_from > ${today}::date
    returning version`.execute(tx);
  return rows.length === 1;
}
