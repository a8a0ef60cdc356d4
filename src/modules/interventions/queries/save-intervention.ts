import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewIntervention {
  interventionId: string;
  authorityId: string;
  locationId: string;
  kind: string;
  state: 'proposed' | 'open';
  on: Day;
  ownerAccountId: string | null;
  protocol: string;
  drawId: string | null;
}

/** Adds an intervention; false where one of the kind runs at the service already, and then nothing is written. */
export async function saveIntervention(tx: Tx, one: NewIntervention): Promise<boolean> {
  const saved = await sql`
    insert into interventions.intervention (intervention_id, authority_id, location_id, kind, state, raised_on, started_on,
      owner_account_id, protocol, draw_id)
    values (${one.interventionId}, ${one.authorityId}, ${one.locationId}, ${one.kind}, ${one.state}, ${one.on}::date,
      ${one.state === 'open' ? one.on : null}::date, ${one.ownerAccountId}, ${one.protocol}, ${one.drawId})
    on conflict (authority_id, location_id, kind) where state in ('proposed', 'open') do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}
