import { sql } from 'kysely';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { SevereEnforcement } from '../rules/asks.ts';

/** What was imposed longer ago is history that is being written down, and asks for nothing. */
const NEWS_MONTHS = 3;

/** Severe enforcement that was imposed lately at some services and is in force. */
export async function fetchSevereEnforcement(
  tx: Tx,
  today: Day,
  locationIds: readonly string[],
): Promise<SevereEnforcement[]> {
  const found = await sql<SevereEnforcement>`
    select location_id as "locationId", enforcement_id as "enforcementId", kind from market.published_enforcement
     where location_id = any(${[...locationIds]}::text[]) and severe and imposed_on > ${addMonths(today, -NEWS_MONTHS)}::date
       and imposed_on <= ${today}::date and (lifted_on is null or lifted_on > ${today}::date)
     order by imposed_on, enforcement_id`.execute(tx);
  return found.rows;
}
