import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Setting } from '../rules/setting.ts';

/** Whom the council asks and when: every setting, the newest first. */
export async function fetchSettings(tx: Tx): Promise<(Setting & { recordedBy: string })[]> {
  const found = await sql<Setting & { recordedBy: string }>`
    select valid_from as "validFrom", asks, opens_day as "opensDay", due_day as "dueDay", remind_before as "remindBefore",
           remind_every as "remindEvery", remind_times as "remindTimes", recorded_by as "recordedBy"
      from capacity.setting
     where authority_id = platform.current_authority()
     order by valid_from desc`.execute(tx);
  return found.rows;
}
