import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Told } from '../rules/ladder.ts';
import type { StepKind } from '../rules/states.ts';

/** A step to be written down, after those that are there. */
export interface NewStep {
  stepId: string;
  escalationId: string;
  kind: StepKind;
  level: number;
  dueAt: Date | null;
  at: Date;
  accountId: string | null;
  words: string;
}

/** Writes steps down in their order. */
export async function saveSteps(tx: Tx, authorityId: string, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    insert into escalation.step (step_id, authority_id, escalation_id, seq, kind, level, due_at, at, account_id, words)
    select (r.row ->> 'stepId')::uuid, ${authorityId}::uuid, (r.row ->> 'escalationId')::uuid,
           coalesce((select max(s.seq) from escalation.step s where s.escalation_id = (r.row ->> 'escalationId')::uuid), 0)
             + row_number() over (partition by r.row ->> 'escalationId' order by r.place),
           r.row ->> 'kind', (r.row ->> 'level')::int, (r.row ->> 'dueAt')::timestamptz, (r.row ->> 'at')::timestamptz,
           (r.row ->> 'accountId')::uuid, r.row ->> 'words'
      from jsonb_array_elements(${JSON.stringify(steps)}::jsonb) with ordinality as r (row, place)`.execute(
    tx,
  );
}

/** Writes down who is told now; answers who had not been told before. */
export async function saveTold(
  tx: Tx,
  authorityId: string,
  at: Date,
  told: readonly (Told & { escalationId: string; level: number })[],
): Promise<Set<string>> {
  if (told.length === 0) return new Set();
  const saved = await sql<{ key: string }>`
    insert into escalation.told (escalation_id, account_id, authority_id, level, because, covers_for, told_at)
    select distinct on (r."escalationId", r."accountId") r."escalationId", r."accountId", ${authorityId}::uuid, r.level, r.because,
           r."coversFor", ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r ("escalationId" uuid, "accountId" uuid, level int, because text,
           "coversFor" uuid)
     order by r."escalationId", r."accountId", r.level
    on conflict do nothing
    returning escalation_id || ' ' || account_id as key`.execute(tx);
  return new Set(saved.rows.map(({ key }) => key));
}
