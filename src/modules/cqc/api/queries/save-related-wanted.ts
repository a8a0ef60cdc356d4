import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/**
 * Wants what the fetched social care locations name: the registrations before and after them, and their providers.
 * A full sync wants them all; one of changes only those that we do not hold. Answers how many are new to the run;
 * asked again until that is 0, it follows whole chains.
 */
export async function saveRelatedWanted(tx: Tx, syncId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with run as (select mode = 'full' as is_full from cqc.sync_run where sync_id = ${syncId}),
    named as (
      select body from cqc.sync_record
       where sync_id = ${syncId} and kind = 'location' and state = 'fetched' and body ->> 'type' = 'Social Care Org'
    ),
    added as (
      insert into cqc.sync_record (sync_id, kind, id)
      select ${syncId}::uuid, 'location', related.id
        from named, run
       cross join lateral (select e.link ->> 'relatedLocationId' as id, e.link ->> 'type' as type
                             from jsonb_array_elements(case when jsonb_typeof(named.body -> 'relationships') = 'array'
                                                            then named.body -> 'relationships' else '[]' end) as e (link)) as related
       where related.id <> '' and related.type in ('HSCA Predecessor', 'HSCA Successor')
         and (run.is_full or not exists (select 1 from cqc.location l where l.location_id = related.id))
      union
      select ${syncId}::uuid, 'provider', named.body ->> 'providerId'
        from named, run
       where named.body ->> 'providerId' <> ''
         and (run.is_full or not exists (select 1 from cqc.provider p where p.provider_id = named.body ->> 'providerId'))
      on conflict do nothing
      returning 1
    )
    select count(*) as n from added`.execute(tx);
  return rows[0]!.n;
}
