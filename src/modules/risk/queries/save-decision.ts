import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Choice } from '../rules/decision.ts';
import type { StoredAssessment } from './fetch-assessment.ts';

export interface NewDecision {
  decisionId: string;
  authorityId: string;
  locationId: string;
  number: number;
  decidedOn: Day;
  decidedAt: Date;
  accountId: string;
  assessment: StoredAssessment;
  choice: Choice;
}

/** Lets one person after the other decide on a service, until the transaction ends. Ratings do not wait for it. */
export async function holdDecisionsOf(tx: Tx, authorityId: string, locationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`risk.decision ${authorityId} ${locationId}`}, 0))`.execute(
    tx,
  );
}

/** Writes a decision down, with all that the model said when it was made. */
export async function saveDecision(tx: Tx, one: NewDecision): Promise<void> {
  const { assessment, choice } = one;
  const { score, rag, why, whyOpen, scoreOpen, contributions, unknown, floors } = assessment;
  const said = JSON.stringify({ score, rag, why, whyOpen, scoreOpen, contributions, unknown, floors });
  await sql`
    insert into risk.decision
      (decision_id, authority_id, location_id, number, decided_on, decided_at, account_id, proposed_rag, proposed_score, model_id,
       model_version, assessment, rag, reason, owner_account_id, expires_on, next_action)
    values (${one.decisionId}, ${one.authorityId}, ${one.locationId}, ${one.number}, ${one.decidedOn}, ${one.decidedAt}, ${one.accountId},
            ${rag}, ${score}, ${assessment.modelId}, ${assessment.modelVersion}, ${said}::jsonb, ${choice.rag},
            ${choice.override?.reason ?? ''}, ${choice.override?.ownerAccountId ?? null}, ${choice.override?.expiresOn ?? null},
            ${choice.nextAction})`.execute(tx);
}
