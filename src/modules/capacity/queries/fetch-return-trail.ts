import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Act } from '../rules/return-states.ts';
import type { ReminderKind } from '../rules/reminders.ts';
import type { Answers } from '../rules/form.ts';

/** What happened to a return: versions sent, acts, reminders; each the newest first. */
export interface ReturnTrail {
  versions: {
    number: number;
    answers: Answers;
    reason: string;
    onBehalf: boolean;
    sentOn: Day;
    sentBy: string;
  }[];
  acts: { act: Act; words: string; day: Day; doneBy: string }[];
  reminders: { kind: ReminderKind; number: number; day: Day; who: string }[];
}

/** One query. Whom it reminded is named to the council's people only; a provider sees when. */
export async function fetchReturnTrail(tx: Tx, returnId: string): Promise<ReturnTrail> {
  const found = await sql<ReturnTrail>`
    select coalesce((select jsonb_agg(jsonb_build_object('number', a.number, 'answers', a.answers, 'reason', a.reason,
                              'onBehalf', a.on_behalf, 'sentOn', a.sent_on, 'sentBy', a.sent_by) order by a.number desc)
                       from capacity.answers a where a.return_id = ${returnId}), '[]') as versions,
           coalesce((select jsonb_agg(jsonb_build_object('act', c.act, 'words', c.words,
                              'day', (c.done_at at time zone 'Europe/London')::date, 'doneBy', c.done_by) order by c.done_at desc, c.act_id desc)
                       from capacity.act c where c.return_id = ${returnId}), '[]') as acts,
           coalesce((select jsonb_agg(jsonb_build_object('kind', m.kind, 'number', m.number, 'day', m.reminded_on,
                              'who', coalesce(p.name, '')) order by m.reminded_on desc, m.number desc)
                       from capacity.reminder m left join people.published_account p on p.account_id = m.account_id
                      where m.return_id = ${returnId}), '[]') as reminders`.execute(tx);
  return found.rows[0] ?? { versions: [], acts: [], reminders: [] };
}
