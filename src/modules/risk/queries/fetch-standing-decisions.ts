import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { StandingDecision } from '../rules/status.ts';

/** The newest decision on each service of the council that has one. */
export async function fetchStandingDecisions(tx: Tx): Promise<Map<string, StandingDecision>> {
  const { rows } = await sql<StandingDecision & { locationId: string }>`
    select distinct on (location_id) location_id as "locationId", rag, proposed_rag as "proposedRag", expires_on as "expiresOn"
      from risk.decision order by location_id, number desc`.execute(tx);
  return new Map(rows.map(({ locationId, ...decision }) => [locationId, decision]));
}
