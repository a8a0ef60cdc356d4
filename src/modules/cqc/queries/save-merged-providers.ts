import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { anyDiffers, assignments, becoming } from '../import/column-sql.ts';
import type { Policy } from '../import/policies.ts';
import { PROVIDER_COLUMNS } from '../import/table-columns.ts';
import type { StagedProvider } from '../rules/staged.ts';

/** Brings staged providers into the register, the first of each id; notes what it added and changed in cqc.staged_outcome. */
export async function saveMergedProviders(
  tx: Tx,
  importId: string,
  policies: Partial<Record<keyof StagedProvider, Policy>>,
): Promise<void> {
  const names = PROVIDER_COLUMNS.map(({ column }) => column).join(', ');
  const changes = becoming(PROVIDER_COLUMNS, policies, 'p', 'excluded');
  await sql`
    with merged as (
      insert into cqc.provider as p (${sql.raw(names)}, import_id)
      select distinct on (provider_id) ${sql.raw(names)}, import_id
        from cqc.staged_provider
       where import_id = ${importId}
       order by provider_id, row_number
      on conflict (provider_id) do update set ${assignments(changes)}, import_id = excluded.import_id, recorded_at = now()
       where ${anyDiffers(changes, 'p')}
      returning p.provider_id, p.xmax = 0 as added
    )
    insert into cqc.staged_outcome (import_id, kind, id, added)
    select ${importId}, 'provider', provider_id, added from merged`.execute(tx);
}
