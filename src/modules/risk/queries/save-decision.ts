import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Choice } from '../rules/decision.ts';

export interface NewDecision {
  decisionId: string;
  authorityId: string;
  locationId: string;
  number: number;
  decidedOn: Day;
  decidedAt: Date;
  accountId: string;
  choice: Choice;
  /** What the model said to whoever decides. */
  seen: { rag: Rag; score: number; modelId: string; modelVersion: number };
}

/** Lets one person after the other decide on a service, until the transaction ends. Ratings do not wait for it. */
export async function holdDecisionsOf(tx: Tx, authorityId: string, locationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`risk.decision ${authorityId} ${locationId}`}, 0))`.execute(
    tx,
  );
}

/**
 * Writes a decision down, with all that the model says now, whoever may know it. False, and nothing is written, where a rating that
 * ended in this very moment says something else than whoever decides was shown: nobody decides what they have not seen.
 */
export async function saveDecision(tx: Tx, one: NewDecision): Promise<boolean> {
  const { choice, seen } = one;
  const saved = await sql`
    insert into risk.decision
      (decision_id, authority_id, location_id, number, decided_on, decided_at, account_id, proposed_rag, proposed_score, model_id,
       model_version, assessment, rag, reason, owner_account_id, expires_on, next_action)
    select ${one.decisionId}, a.authority_id, a.location_id, ${one.number}, ${one.decidedOn}, ${one.decidedAt}, ${one.accountId},
           a.rag, a.score, a.model_id, a.model_version,
           jsonb_build_object('score', a.score, 'rag', a.rag, 'why', a.why, 'whyOpen', a.why_open, 'scoreOpen', a.score_open,
             'contributions', a.contributions, 'unknown', a.unknown, 'floors', a.floors),
           ${choice.rag}, ${choice.override?.reason ?? ''}, ${choice.override?.ownerAccountId ?? null},
           ${choice.override?.expiresOn ?? null}, ${choice.nextAction}
      from risk.assessment a join risk.published_assessment p using (authority_id, location_id)
     where a.authority_id = ${one.authorityId}::uuid and a.location_id = ${one.locationId}
       and (p.rag, p.score, p.model_id, p.model_version) = (${seen.rag}, ${seen.score}::numeric, ${seen.modelId}, ${seen.modelVersion}::int)`.execute(
    tx,
  );
  return saved.numAffectedRows === 1n;
}
