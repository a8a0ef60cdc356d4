import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { CauseFacts, Confidentiality } from '../rules/facts.ts';
import type { Hours, Rule, Rung } from '../rules/scheme.ts';

/** A new escalation. */
export interface NewEscalation {
  escalationId: string;
  locationId: string;
  rule: Rule;
  ladder: readonly Rung[];
  hours: Hours;
  confidentiality: Confidentiality;
  level: number;
  causes: number;
  raisedAt: Date;
  acknowledgeBy: Date;
  decideBy: Date;
}

/** A cause of an escalation. */
export interface NewCause {
  causeId: string;
  escalationId: string;
  locationId: string;
  ruleKey: string;
  causeKey: string;
  confidentiality: Confidentiality;
  at: Date;
  facts: CauseFacts;
}

const rowsOf = (rows: unknown): RawBuilder<unknown> => sql`${JSON.stringify(rows)}::jsonb`;

/** Writes new escalations; answers the ids of those that nobody else raised at the same moment. */
export async function saveNewEscalations(
  tx: Tx,
  authorityId: string,
  rows: readonly NewEscalation[],
): Promise<Set<string>> {
  const flat = rows.map(({ rule, ...row }) => ({
    ...row,
    rule,
    ruleKey: rule.key,
    ruleName: rule.name,
    trigger: rule.when.trigger,
  }));
  const saved = await sql<{ escalationId: string }>`
    insert into escalation.escalation (escalation_id, authority_id, location_id, rule_key, rule_name, trigger, confidentiality, rule,
      ladder, hours, state, level, causes, raised_at, first_due_at, acknowledge_by, decide_by, next_due_at)
    select r."escalationId", ${authorityId}::uuid, r."locationId", r."ruleKey", r."ruleName", r.trigger, r.confidentiality, r.rule,
           r.ladder, r.hours, 'raised', r.level, r.causes, r."raisedAt", r."acknowledgeBy", r."acknowledgeBy", r."decideBy", r."acknowledgeBy"
      from jsonb_to_recordset(${rowsOf(flat)}) as r ("escalationId" uuid, "locationId" text, "ruleKey" text, "ruleName" text,
           trigger text, confidentiality text, rule jsonb, ladder jsonb, hours jsonb, level int, causes int, "raisedAt" timestamptz,
           "acknowledgeBy" timestamptz, "decideBy" timestamptz)
    on conflict (authority_id, location_id, rule_key) where state <> 'decided' do nothing
    returning escalation_id as "escalationId"`.execute(tx);
  return new Set(saved.rows.map(({ escalationId }) => escalationId));
}

/**
 * Writes causes that have not escalated before; answers nothing, because not whoever records may see them. That they have
 * escalated is written apart.
 */
export async function saveCauses(tx: Tx, authorityId: string, rows: readonly NewCause[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into escalation.cause_mark (authority_id, location_id, rule_key, cause_key, escalation_id)
    select ${authorityId}::uuid, r."locationId", r."ruleKey", r."causeKey", r."escalationId"
      from jsonb_to_recordset(${rowsOf(rows)}) as r ("locationId" text, "ruleKey" text, "causeKey" text, "escalationId" uuid)
    on conflict do nothing`.execute(tx);
  await sql`
    insert into escalation.cause (cause_id, authority_id, escalation_id, cause_key, confidentiality, at, facts)
    select r."causeId", ${authorityId}::uuid, r."escalationId", r."causeKey", r.confidentiality, r.at, r.facts
      from jsonb_to_recordset(${rowsOf(rows)}) as r ("causeId" uuid, "escalationId" uuid, "causeKey" text, confidentiality text,
           at timestamptz, facts jsonb)`.execute(tx);
}

/** Counts further causes of open escalations, and keeps the strictest confidentiality. The clock stays as it is. */
export async function saveFurtherCauses(
  tx: Tx,
  rows: readonly { escalationId: string; more: number; confidentiality: Confidentiality }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update escalation.escalation e
       set causes = e.causes + r.more, version = e.version + 1,
           confidentiality = case when 'whistleblower' in (e.confidentiality, r.confidentiality) then 'whistleblower'
                                  when 'restricted' in (e.confidentiality, r.confidentiality) then 'restricted' else 'open' end
      from jsonb_to_recordset(${rowsOf(rows)}) as r ("escalationId" uuid, more int, confidentiality text)
     where e.escalation_id = r."escalationId"`.execute(tx);
}
