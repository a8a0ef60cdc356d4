import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The bank holidays that are known, as ISO days. */
export async function fetchBankHolidays(tx: Tx): Promise<ReadonlySet<string>> {
  const found = await sql<{ day: string }>`select day from reference.bank_holiday`.execute(tx);
  return new Set(found.rows.map(({ day }) => day));
}
