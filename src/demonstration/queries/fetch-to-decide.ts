import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';
import type { ToDecide } from '../rules/review-decisions.ts';

/** The services of a month's review, with whoever decides on them. Runs as a manager of the council. */
export type ServiceToDecide = Omit<ToDecide, 'failing'> & {
  /** The officer as the trail names people; null where nobody answers for it. */
  decider: string | null;
  accountId: string | null;
};

/** Every service of the month under review that has no decision in it yet. */
export async function fetchToDecide(tx: Tx, month: string): Promise<ServiceToDecide[]> {
  const { rows } = await sql<ServiceToDecide>`
    select i.location_id as "locationId", a.rag as proposed, a.floors <> '[]' as floored,
           o.name || coalesce(' (' || o.email || ')', '') as decider, p.account_id as "accountId"
      from reviews.item i
      join reviews.cycle c on c.cycle_id = i.cycle_id and c.month = ${month}::date
      join risk.assessment a on a.authority_id = i.authority_id and a.location_id = i.location_id
      left join people.published_officer o on o.officer_id = i.officer_id
      left join people.published_account p on p.officer_id = i.officer_id
     where i.decision_id is null
     order by i.location_id`.execute(tx);
  return rows;
}
