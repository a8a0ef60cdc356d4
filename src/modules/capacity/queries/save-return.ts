import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Answers } from '../rules/form.ts';
import type { ReturnState } from '../rules/return-states.ts';

/** What identifies a return, for rows that belong to it. */
export interface ReturnKey {
  returnId: string;
  authorityId: string;
  locationId: string;
}

/** Moves a return to a state; false where `version` is no longer the one that stands, and then nothing is changed. */
export async function saveReturnState(
  tx: Tx,
  returnId: string,
  version: number,
  state: ReturnState,
  sent?: { on: Day; number: number },
): Promise<boolean> {
  const saved = await sql`
    update capacity.monthly_return
       set state = ${state}, version = version + 1, sent_on = coalesce(sent_on, ${sent?.on ?? null}::date),
           sent_number = coalesce(${sent?.number ?? null}::int, sent_number)
     where return_id = ${returnId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}

export interface NewAnswers extends ReturnKey {
  number: number;
  answers: Answers;
  reason: string;
  onBehalf: boolean;
  sentOn: Day;
  sentAt: Date;
}

/** Keeps what was sent as a version of its own; the draft has done its work. */
export async function saveAnswers(tx: Tx, sent: NewAnswers): Promise<void> {
  await sql`
    insert into capacity.answers (return_id, number, authority_id, location_id, answers, reason, on_behalf, sent_on, sent_at)
    values (${sent.returnId}, ${sent.number}, ${sent.authorityId}, ${sent.locationId}, ${JSON.stringify(sent.answers)}::jsonb,
            ${sent.reason}, ${sent.onBehalf}, ${sent.sentOn}::date, ${sent.sentAt})`.execute(tx);
  await sql`delete from capacity.draft where return_id = ${sent.returnId}`.execute(tx);
}
