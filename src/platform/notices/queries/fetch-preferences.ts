import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import type { Choice, Preference } from '../types.ts';

interface Row {
  accountId: string;
  choices: Record<string, Choice>;
  digestHour: number;
  digestWeekday: number;
  quietFrom: number | null;
  quietTo: number | null;
  workingDaysOnly: boolean;
}

/** What these people chose, by account; whoever has not chosen is not among them. */
export async function fetchPreferences(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, Preference>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select account_id as "accountId", choices, digest_hour as "digestHour", digest_weekday as "digestWeekday",
           quiet_from as "quietFrom", quiet_to as "quietTo", working_days_only as "workingDaysOnly"
      from platform.notice_preference where account_id = any(${[...accountIds]}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ accountId, quietFrom, quietTo, ...row }) => [
      accountId,
      {
        ...row,
        quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
      },
    ]),
  );
}
