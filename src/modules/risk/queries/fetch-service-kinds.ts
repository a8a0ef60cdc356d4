import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Every kind of service that the register or the council's own list has. */
export async function fetchServiceKinds(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct leading_category as kind from cqc.published_location where leading_category is not null
    union select distinct service_type from market.published_own_location where service_type <> ''
     order by 1`.execute(tx);
  return rows.map(({ kind }) => kind);
}
