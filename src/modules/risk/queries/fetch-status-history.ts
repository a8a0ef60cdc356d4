import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { DECISION, type DecisionMade } from './find-status-to-decide.ts';

/** An entry of the history: what held from a day on. */
export interface StatusOfDay {
  asAt: Day;
  /** Null from the day on which it was not in the market any more. */
  rag: Rag | null;
  undecided: boolean;
}

/** A service by name, with all that held of it and all that was decided, newest first. */
export interface StatusHistory {
  name: string;
  entries: StatusOfDay[];
  decisions: DecisionMade[];
}

/** The history of a service's status; null where it never had one. One query. */
export async function fetchStatusHistory(tx: Tx, locationId: string): Promise<StatusHistory | null> {
  const { rows } = await sql<StatusHistory>`
    select coalesce((select l.name from cqc.published_location l where l.location_id = ${locationId}),
                    (select o.name from market.published_own_location o where o.location_id::text = ${locationId}), ${locationId}) as name,
           (select jsonb_agg(jsonb_build_object('asAt', h.as_at, 'rag', h.rag, 'undecided', h.undecided) order by h.as_at desc)
              from risk.status_history h where h.location_id = ${locationId}) as entries,
           (select coalesce(jsonb_agg(${DECISION} order by d.number desc), '[]')
              from risk.decision d where d.location_id = ${locationId}) as decisions`.execute(tx);
  const found = rows[0];
  return found === undefined || found.entries === null ? null : found;
}
