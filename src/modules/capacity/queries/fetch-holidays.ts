import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Bank holidays of England and Wales, all that are known. */
export async function fetchHolidays(tx: Tx): Promise<ReadonlySet<string>> {
  const found = await sql<{ days: string[] }>`
    select coalesce(array_agg(day::text), '{}') as days from reference.bank_holiday`.execute(tx);
  return new Set(found.rows[0]?.days);
}
