import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** An intervention that is proposed or open at a service. */
export interface Running {
  interventionId: string;
  locationId: string;
  kind: string;
  level: number;
  state: 'proposed' | 'open';
}

/** What runs at some services, and which causes were heard before, in one query. */
export async function fetchRunning(
  tx: Tx,
  locationIds: readonly string[],
  causeKeys: readonly string[],
): Promise<{ running: Running[]; heard: ReadonlySet<string> }> {
  const found = await sql<{ running: Running[] | null; heard: string[] | null }>`
    select (select jsonb_agg(jsonb_build_object('interventionId', i.intervention_id, 'locationId', i.location_id, 'kind', i.kind,
                     'level', k.level, 'state', i.state))
              from interventions.intervention i join reference.intervention_kind k on k.kind = i.kind
             where i.location_id = any(${[...locationIds]}::text[]) and i.state in ('proposed', 'open')) as running,
           (select array_agg(c.cause_key) from interventions.cause c where c.cause_key = any(${[...causeKeys]}::text[])) as heard`.execute(
    tx,
  );
  const row = found.rows[0];
  return { running: row?.running ?? [], heard: new Set(row?.heard) };
}
