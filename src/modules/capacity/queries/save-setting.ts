import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Setting } from '../rules/setting.ts';

/** Records whom the council asks from a month on; a setting of the same month is replaced (the trail keeps both). */
export async function saveSetting(
  tx: Tx,
  authorityId: string,
  settingId: string,
  setting: Setting,
): Promise<void> {
  await sql`
    insert into capacity.setting (setting_id, authority_id, valid_from, asks, opens_day, due_day, remind_before, remind_every, remind_times)
    values (${settingId}, ${authorityId}, ${setting.validFrom}::date, ${setting.asks}, ${setting.opensDay}, ${setting.dueDay},
            ${setting.remindBefore}, ${setting.remindEvery}, ${setting.remindTimes})
    on conflict (authority_id, valid_from) do update
       set asks = excluded.asks, opens_day = excluded.opens_day, due_day = excluded.due_day, remind_before = excluded.remind_before,
           remind_every = excluded.remind_every, remind_times = excluded.remind_times, recorded_at = now(),
           recorded_by = platform.current_actor()`.execute(tx);
}
