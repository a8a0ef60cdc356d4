import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { State, Outcome } from '../rules/states.ts';
import type { DrawRecord } from './save-draw.ts';

/** A drawn service's check. */
interface DrawnCheck {
  locationId: string;
  interventionId: string;
  kindName: string;
  state: State;
  outcome: Outcome | null;
}

/** A draw, and the checks that it started. */
export interface FoundDraw extends DrawRecord {
  drawnBy: string;
  checks: DrawnCheck[];
}

/** A draw by its id, or undefined. */
export async function findDraw(tx: Tx, drawId: string): Promise<FoundDraw | undefined> {
  const found = await sql<FoundDraw>`
    select d.draw_id as "drawId", d.month, d.team_id as "teamId", d.team_name as "teamName", d.algorithm, d.seed, d.seed_of as "seedOf",
           d.quota, d.candidates, d.left_out as "leftOut", d.chosen, d.reason, d.drawn_at as "drawnAt", d.drawn_by as "drawnBy",
           (select coalesce(jsonb_agg(jsonb_build_object('locationId', i.location_id, 'interventionId', i.intervention_id, 'kindName', k.name,
                     'state', i.state, 'outcome', i.outcome)), '[]')
              from interventions.intervention i join reference.intervention_kind k on k.kind = i.kind where i.draw_id = d.draw_id) as checks
      from interventions.draw d where d.draw_id = ${drawId}`.execute(tx);
  return found.rows[0];
}
