import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A service as it stood when its month was closed. */
export interface ClosedService {
  locationId: string;
  name: string;
  category: string;
  officerName: string | null;
  openingRag: Rag;
  rag: Rag | null;
  proposedRag: Rag | null;
  undecided: boolean;
  decidedOn: Day | null;
  decidedBy: string | null;
  overridden: boolean;
  reason: string;
  expiresOn: Day | null;
  nextAction: string;
}

/** The record of a closed review, the worst first. */
export async function fetchClosing(tx: Tx, cycleId: string): Promise<ClosedService[]> {
  const { rows } = await sql<ClosedService>`
    select location_id as "locationId", name, category, officer_name as "officerName", opening_rag as "openingRag", rag,
           proposed_rag as "proposedRag", undecided, decided_on as "decidedOn", decided_by as "decidedBy", overridden, reason,
           expires_on as "expiresOn", next_action as "nextAction"
      from reviews.closing
     where cycle_id = ${cycleId}
     order by array_position(array['Red', 'Amber', 'Green'], rag) nulls last, lower(name), location_id`.execute(
    tx,
  );
  return rows;
}
