import { sql } from 'kysely';
import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';
import type { MadeDecision } from '../rules/review-decisions.ts';

/** A decision with its id, and who made it. */
export type DecisionRow = MadeDecision & { decisionId: string; decider: string; accountId: string | null };

/**
 * Writes the decisions of a month as if they had been made one by one, and notes them in the month's review: two statements for
 * three hundred of them. `owner` owns the overrides.
 */
export async function saveDecisions(
  tx: Tx,
  authorityId: string,
  decided: { month: string; on: Day; owner: string },
  rows: readonly DecisionRow[],
): Promise<void> {
  const made = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d ("decisionId" uuid, "locationId" text, decider text,
    "accountId" uuid, rag text, reason text, "expiresOn" date, "nextAction" text)`;
  await sql`
    insert into risk.decision
      (decision_id, authority_id, location_id, number, decided_on, decided_at, decided_by, account_id, proposed_rag, proposed_score,
       model_id, model_version, assessment, rag, reason, owner_account_id, expires_on, next_action)
    select d."decisionId", a.authority_id, a.location_id,
           1 + coalesce((select max(b.number) from risk.decision b where b.authority_id = a.authority_id and b.location_id = a.location_id), 0),
           ${decided.on}::date, ${decided.on}::date + interval '10 hours', d.decider, d."accountId", a.rag, a.score, a.model_id, a.model_version,
           jsonb_build_object('score', a.score, 'rag', a.rag, 'why', a.why, 'whyOpen', a.why_open, 'scoreOpen', a.score_open,
             'contributions', a.contributions, 'unknown', a.unknown, 'floors', a.floors),
           d.rag, d.reason, case when d."expiresOn" is not null then coalesce(d."accountId", ${decided.owner}::uuid) end, d."expiresOn", d."nextAction"
      from ${made}
      join risk.assessment a on a.authority_id = ${authorityId}::uuid and a.location_id = d."locationId"`.execute(
    tx,
  );
  await sql`
    update reviews.item i set decision_id = d."decisionId"
      from ${made}, reviews.cycle c
     where c.month = ${decided.month}::date and i.cycle_id = c.cycle_id and i.location_id = d."locationId"`.execute(
    tx,
  );
}
