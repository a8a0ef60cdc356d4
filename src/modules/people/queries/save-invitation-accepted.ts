import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Invitation } from './find-invitation.ts';

/** Uses an invitation up and lets its person in; false where it was used or ended in between, and then nothing is changed. */
export async function saveInvitationAccepted(
  tx: Tx,
  { linkId, accountId }: Pick<Invitation, 'linkId' | 'accountId'>,
  now: Date,
): Promise<boolean> {
  const used = await sql`
    update people.one_time_link set used_at = ${now}
     where link_id = ${linkId} and used_at is null and expires_at > ${now}`.execute(tx);
  if (used.numAffectedRows !== 1n) return false;
  const entered = await sql`
    update people.account set state = 'active', version = version + 1
     where account_id = ${accountId} and state = 'invited'`.execute(tx);
  if (entered.numAffectedRows !== 1n) return false;
  await sql`select platform.audit_event('invitation accepted', 'people.account', ${accountId}, '{}'::jsonb)`.execute(
    tx,
  );
  return true;
}
