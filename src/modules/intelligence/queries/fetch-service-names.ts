import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface NamedService {
  name: string;
  /** The names of all kinds of events, by kind. */
  kinds: Readonly<Record<string, string>>;
}

/** The names of services as they are now, with the names of kinds beside them: one query. */
export async function fetchServiceNames(
  tx: Tx,
  locationIds: readonly string[],
): Promise<Map<string, NamedService>> {
  const found = await sql<NamedService & { locationId: string }>`
    select asked.id as "locationId",
           coalesce((select l.name from cqc.published_location l where l.location_id = asked.id),
                    (select own.name from market.published_own_location own where own.location_id::text = asked.id), asked.id) as name,
           (select jsonb_object_agg(k.kind, k.name) from reference.intelligence_kind k) as kinds
      from (select distinct unnest(${[...locationIds]}::text[]) as id) asked`.execute(tx);
  return new Map(found.rows.map(({ locationId, ...named }) => [locationId, named]));
}
