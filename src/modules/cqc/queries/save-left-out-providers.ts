import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/**
 * Takes providers of other sectors out of the staged rows, unless a location of the register is theirs (an NHS trust may
 * run a care home); answers how many by sector.
 */
export async function saveLeftOutProviders(tx: Tx): Promise<{ sector: string; n: number }[]> {
  const { rows } = await sql<{ sector: string; n: number }>`
    with gone as (
      delete from cqc.staged_provider s
       where s.sector is not null and lower(s.sector) <> 'social care org'
         and not exists (select from cqc.location l where l.provider_id = s.provider_id)
         and not exists (select from cqc.staged_location l where l.provider_id = s.provider_id)
      returning s.sector
    )
    select sector, count(*) as n from gone group by sector`.execute(tx);
  return rows;
}
