import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Quota } from '../rules/draw.ts';

/** Adds a quota for a team, or for every team without its own. */
export async function saveQuota(
  tx: Tx,
  clock: Clock,
  one: { authorityId: string; teamId: string | null; validFrom: Day; quota: Quota; reason: string },
): Promise<void> {
  const { Green, Amber, restMonths } = one.quota;
  await sql`
    insert into interventions.quota (quota_id, authority_id, team_id, valid_from, green_number, green_percent, amber_number, amber_percent,
      rest_months, reason, recorded_at)
    values (${newId(clock)}, ${one.authorityId}, ${one.teamId}, ${one.validFrom}::date, ${Green.number ?? null}, ${Green.percent ?? null},
      ${Amber.number ?? null}, ${Amber.percent ?? null}, ${restMonths}, ${one.reason}, ${clock.now()})`.execute(
    tx,
  );
}
