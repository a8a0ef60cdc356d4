import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import type { Preference } from '../types.ts';

/** Keeps what a person chose, in place of what they chose before. */
export async function savePreference(
  tx: Tx,
  person: { accountId: string; authorityId: string },
  preference: Preference,
): Promise<void> {
  const { choices, digestHour, digestWeekday, quiet, workingDaysOnly } = preference;
  await sql`
    insert into platform.notice_preference (account_id, authority_id, choices, digest_hour, digest_weekday, quiet_from, quiet_to, working_days_only)
    values (${person.accountId}, ${person.authorityId}, ${JSON.stringify(choices)}::jsonb, ${digestHour}, ${digestWeekday},
            ${quiet?.from ?? null}, ${quiet?.to ?? null}, ${workingDaysOnly})
    on conflict (account_id) do update
       set choices = excluded.choices, digest_hour = excluded.digest_hour, digest_weekday = excluded.digest_weekday,
           quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, working_days_only = excluded.working_days_only`.execute(
    tx,
  );
}
