import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { officersOn } from './officers-source.ts';

export interface NewCycle {
  cycleId: string;
  authorityId: string;
  month: Day;
  openedOn: Day;
  openedAt: Date;
  dueOn: Day;
}

/** Opens the review of a month. False where it was opened already (somebody else was first), or no service has a status. */
export async function saveNewCycle(tx: Tx, one: NewCycle): Promise<boolean> {
  const { rows } = await sql`
    insert into reviews.cycle (cycle_id, authority_id, month, opened_on, opened_at, due_on)
    select ${one.cycleId}, ${one.authorityId}, ${one.month}::date, ${one.openedOn}::date, ${one.openedAt}::timestamptz, ${one.dueOn}::date
     where exists (select from risk.published_status)
    on conflict (authority_id, month) do nothing
    returning cycle_id`.execute(tx);
  return rows.length > 0;
}

/** Takes every service that has a status into a review, with the officer who answers for it; answers how many. */
export async function saveItems(tx: Tx, { cycleId, authorityId, openedOn }: NewCycle): Promise<number> {
  const done = await sql`
    insert into reviews.item (cycle_id, location_id, authority_id, officer_id, opening_rag, opening_undecided)
    select ${cycleId}, s.location_id, ${authorityId}, f.officer_id, s.rag, s.undecided
      from risk.published_status s
      left join ${officersOn(openedOn)} f using (location_id)`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** Gives the services of open reviews to the officers who answer for them now. */
export async function saveOfficersNow(tx: Tx, today: Day): Promise<void> {
  await sql`
    update reviews.item i set officer_id = f.officer_id
      from ${officersOn(today)} f, reviews.cycle c
     where c.cycle_id = i.cycle_id and c.state = 'open' and f.location_id = i.location_id
       and i.officer_id is distinct from f.officer_id`.execute(tx);
}

/** Notes in every open review that a service was decided. */
export async function saveItemDecided(tx: Tx, locationId: string, decisionId: string): Promise<void> {
  await sql`
    update reviews.item i set decision_id = ${decisionId}
      from reviews.cycle c
     where c.cycle_id = i.cycle_id and c.state = 'open' and i.location_id = ${locationId}`.execute(tx);
}

/** Notes that the officers of a review were reminded. */
export async function saveReminded(tx: Tx, cycleId: string, today: Day): Promise<void> {
  await sql`update reviews.cycle set reminded_on = ${today} where cycle_id = ${cycleId}`.execute(tx);
}
