import { sql } from 'kysely';
import type { Rag } from '../../../kernel/rating.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Answers } from '../rules/design.ts';
import type { Proposal } from '../rules/rate.ts';

interface Key {
  authorityId: string;
  returnId: string;
  locationId: string;
  /** The version that its writer saw. */
  seen: number;
}

/** Keeps answers and what they propose; false where the return was changed meanwhile, and then nothing is written. */
export async function saveAnswers(
  tx: Tx,
  clock: Clock,
  key: Key,
  sent: { answers: Answers; onBehalf: boolean; proposal: Proposal },
): Promise<boolean> {
  const { authorityId, returnId, locationId, seen } = key;
  const [today, now, number] = [clock.today(), clock.now(), seen + 1];
  const saved = await sql`
    update appraisals.weekly_return
       set version = ${number}, answered_on = coalesce(answered_on, ${today}::date), answered_number = ${number}
     where return_id = ${returnId} and version = ${seen}`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await sql`
    insert into appraisals.answer (return_id, number, authority_id, location_id, answers, on_behalf, sent_on, sent_at)
    values (${returnId}, ${number}, ${authorityId}, ${locationId}, ${JSON.stringify(sent.answers)}::jsonb, ${sent.onBehalf}, ${today}::date,
            ${now})`.execute(tx);
  await saveRating(tx, clock, key, { kind: 'proposed', ...sent.proposal });
  return true;
}

/** Keeps an officer's rating with its reason; false as above. */
export async function saveOfficerRating(
  tx: Tx,
  clock: Clock,
  key: Key,
  rated: { rag: Rag; words: string },
): Promise<boolean> {
  const saved = await sql`
    update appraisals.weekly_return set version = ${key.seen + 1}
     where return_id = ${key.returnId} and version = ${key.seen}`.execute(tx);
  if (saved.numAffectedRows !== 1n) return false;
  await saveRating(tx, clock, key, { kind: 'officer', ...rated });
  return true;
}

async function saveRating(
  tx: Tx,
  clock: Clock,
  { authorityId, returnId, locationId, seen }: Key,
  rated: { kind: 'proposed' | 'officer'; rag: Rag | null; words: string },
): Promise<void> {
  await sql`
    insert into appraisals.rating (return_id, number, authority_id, location_id, kind, rag, words, rated_on, rated_at)
    values (${returnId}, ${seen + 1}, ${authorityId}, ${locationId}, ${rated.kind}, ${rated.rag}, ${rated.words}, ${clock.today()}::date,
            ${clock.now()})`.execute(tx);
}
