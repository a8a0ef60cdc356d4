import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** Messages of a folder with something left to do: tell the mailbox of them, or try them again. */
export interface MailWaiting {
  toSettle: number[];
  toTry: number[];
}

const MOST = 200;

/** What earlier looks left to do in a folder, by the messages' ids. */
export async function findMailWaiting(
  tx: Tx,
  { mailboxId, uidValidity }: { mailboxId: string; uidValidity: number },
): Promise<MailWaiting> {
  const { rows } = await sql<{ uid: number; again: boolean }>`
    select uid, outcome = 'again' as again from intelligence.mail
     where mailbox_id = ${mailboxId} and uid_validity = ${uidValidity}
       and (outcome = 'again' or (settled_at is null and outcome in ('recorded', 'duplicate', 'noted')))
     order by uid limit ${MOST}`.execute(tx);
  return {
    toSettle: rows.flatMap(({ uid, again }) => (again ? [] : [uid])),
    toTry: rows.flatMap(({ uid, again }) => (again ? [uid] : [])),
  };
}
