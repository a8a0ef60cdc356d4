import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

export interface NewAction {
  actionId: string;
  meetingId: string;
  itemId: string;
  authorityId: string;
  words: string;
  owner: { accountId: string } | { agencyId: string };
  dueOn: Day;
}

/** Gives somebody something to do. */
export async function saveNewAction(tx: Tx, action: NewAction): Promise<void> {
  const { owner } = action;
  await sql`
    insert into meetings.action (action_id, authority_id, meeting_id, item_id, words, owner_account_id, owner_agency_id, due_on)
    values (${action.actionId}, ${action.authorityId}, ${action.meetingId}, ${action.itemId}, ${action.words},
            ${'accountId' in owner ? owner.accountId : null}, ${'agencyId' in owner ? owner.agencyId : null}, ${action.dueOn}::date)`.execute(
    tx,
  );
}

/** Ends an action; false where somebody changed it meanwhile, or ended it already. */
export async function saveActionEnd(
  tx: Tx,
  actionId: string,
  version: number,
  end: { state: 'done' | 'cancelled'; outcome: string; on: Day },
): Promise<boolean> {
  const saved = await sql`
    update meetings.action set state = ${end.state}, outcome = ${end.outcome}, ended_on = ${end.on}::date, version = version + 1
     where action_id = ${actionId} and version = ${version} and state = 'open'`.execute(tx);
  return saved.numAffectedRows === 1n;
}
