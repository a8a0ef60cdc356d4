import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';
import type { TroubleKind } from '../mailbox/trouble.ts';

interface Whose {
  mailboxId: string;
  authorityId: string;
}

/** Writes how a look at the mailbox ended, and when the next one is due. */
export async function saveMailboxTried(
  tx: Tx,
  { mailboxId, authorityId }: Whose,
  tried: { at: Date; nextTryAt: Date; trouble: TroubleKind | null },
): Promise<void> {
  const { at, nextTryAt, trouble } = tried;
  await sql`
    insert into intelligence.mailbox_state as s (mailbox_id, authority_id, tried_at, succeeded_at, failures, next_try_at, trouble)
    values (${mailboxId}, ${authorityId}, ${at}, ${trouble === null ? at : null}, ${trouble === null ? 0 : 1}, ${nextTryAt}, ${trouble})
    on conflict (mailbox_id) do update
      set tried_at = excluded.tried_at, succeeded_at = coalesce(excluded.succeeded_at, s.succeeded_at),
          failures = case when excluded.trouble is null then 0 else s.failures + 1 end,
          next_try_at = excluded.next_try_at, trouble = excluded.trouble`.execute(tx);
}

/** Writes how far the folder has been read. Where its number changed, its messages are numbered anew. */
export async function saveMailboxPlace(
  tx: Tx,
  { mailboxId, authorityId }: Whose,
  { uidValidity, lastUid }: { uidValidity: number; lastUid: number },
): Promise<void> {
  await sql`
    insert into intelligence.mailbox_state as s (mailbox_id, authority_id, uid_validity, last_uid)
    values (${mailboxId}, ${authorityId}, ${uidValidity}, ${lastUid})
    on conflict (mailbox_id) do update
      set uid_validity = excluded.uid_validity,
          last_uid = case when s.uid_validity = excluded.uid_validity then greatest(s.last_uid, excluded.last_uid)
                          else excluded.last_uid end`.execute(tx);
}
