import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { IncidentQuestion } from '../rules/pathway.ts';

/** Every question about incidents that ever was in force, with its day. */
export async function fetchQuestions(tx: Tx): Promise<(IncidentQuestion & { validFrom: Day })[]> {
  const found = await sql<IncidentQuestion & { validFrom: Day }>`
    select valid_from as "validFrom", question, words, because from reference.incident_question order by valid_from, place`.execute(
    tx,
  );
  return found.rows;
}
