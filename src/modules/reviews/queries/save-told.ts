import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Notes that the owners of these were told. */
export async function saveTold(
  tx: Tx,
  authorityId: string,
  today: Day,
  decisionIds: readonly string[],
): Promise<void> {
  if (decisionIds.length === 0) return;
  await sql`
    insert into reviews.told_expiry (decision_id, authority_id, told_on)
    select id, ${authorityId}, ${today} from unnest(${[...decisionIds]}::uuid[]) as id
    on conflict do nothing`.execute(tx);
}
