import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** Whether the council has a mailbox that it is time to look at, and nobody is about to. */
export async function findMailboxDue(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (
      select from intelligence.mailbox m left join intelligence.mailbox_state s using (mailbox_id)
       where m.enabled and (s.next_try_at is null or s.next_try_at <= ${now})
         and not exists (select from platform.job j
                          where j.kind = 'intelligence.fetch-mail' and j.state in ('queued', 'running')
                            and j.authority_id = m.authority_id)
    ) as due`.execute(tx);
  return rows[0]!.due;
}
