import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Cover } from '../rules/cover.ts';

/** Lets nobody else arrange cover in this council until the transaction ends, so that two do not overlap unseen. */
export async function findTurnOfCover(tx: Tx, authorityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'cover', ${authorityId}::text), 0))`.execute(
    tx,
  );
}

/** Arranges a cover. */
export async function saveCover(
  tx: Tx,
  cover: Cover & { absenceId: string; authorityId: string },
): Promise<void> {
  await sql`
    insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
    values (${cover.absenceId}, ${cover.authorityId}, ${cover.officerId}, ${cover.coverOfficerId}, ${cover.from}, ${cover.until})`.execute(
    tx,
  );
}

/** Ends a cover: one that runs ended yesterday, one that has not begun goes. False where there is none of that id. */
export async function saveCoverEnd(tx: Tx, absenceId: string, today: Day): Promise<boolean> {
  const gone = await sql`
    delete from people.absence where absence_id::text = ${absenceId} and from_day >= ${today}`.execute(tx);
  const ended = await sql`
    update people.absence set until_day = ${addDays(today, -1)}
     where absence_id::text = ${absenceId} and from_day < ${today} and until_day >= ${today}`.execute(tx);
  return (gone.numAffectedRows ?? 0n) + (ended.numAffectedRows ?? 0n) > 0n;
}
