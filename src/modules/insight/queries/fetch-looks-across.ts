import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A look of somebody of another council at services of ours. */
export interface LookAcross {
  at: Date;
  /** "Ann Officer (ann@saltwold.example), Saltwold Council" */
  who: string;
  page: string;
  level: string;
  /** The services, by name where the register has one. */
  services: { locationId: string; name: string }[];
}

/** The newest looks at services of this council from others, one page of them, and whether there are more. */
export async function fetchLooksAcross(
  tx: Tx,
  { authorityId, page, perPage }: { authorityId: string; page: number; perPage: number },
): Promise<{ looks: LookAcross[]; more: boolean }> {
  const { rows } = await sql<LookAcross>`
    with looks as materialized (
      select e.at, e.seq, e.actor as who, e.new_row
        from platform.audit_entry e
       where e.chain = ${authorityId} and e.action = 'read across' and e.new_row ? 'reader'
       order by e.at desc, e.seq desc
       limit ${perPage + 1} offset ${(page - 1) * perPage}
    )
    select k.at, k.who, k.new_row ->> 'page' as page, k.new_row ->> 'level' as level,
           (select jsonb_agg(jsonb_build_object('locationId', seen.id, 'name', coalesce(l.name, o.name, seen.id)) order by coalesce(l.name, o.name, seen.id))
              from jsonb_array_elements_text(k.new_row -> 'locations') as seen (id)
              left join cqc.published_location l on l.location_id = seen.id
              left join market.published_own_location o on o.location_id::text = seen.id) as services
      from looks k
     order by k.at desc, k.seq desc`.execute(tx);
  return { looks: rows.slice(0, perPage), more: rows.length > perPage };
}
