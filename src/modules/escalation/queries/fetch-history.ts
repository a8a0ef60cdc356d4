import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { CauseFacts } from '../rules/facts.ts';
import type { StepKind } from '../rules/states.ts';

/** A step with whoever took it, and whom it told. */
export interface StepRow {
  kind: StepKind;
  level: number;
  dueAt: string | null;
  at: string;
  who: string | null;
  /** Null where the reader may not know what it is about. */
  words: string | null;
  told: { name: string; because: string; coversFor: string | null }[];
}

export interface DecisionRow {
  decisionId: string;
  outcome: string;
  /** Null where the reader may not know what it is about. */
  reason: string | null;
  lead: string | null;
  panelOn: Day | null;
  attendees: string[];
  attendeesMore: string;
  toldCouncils: string;
  toldCouncilNames: string;
  interventionId: string | null;
  by: string | null;
  at: string;
}

/** All that happened to an escalation: causes as far as the reader may see them, steps, decisions. Moments are ISO text. */
export interface History {
  causes: { at: string; facts: CauseFacts }[];
  steps: StepRow[];
  decisions: DecisionRow[];
}

/** The history of one escalation in one query. Causes obey their own policy: what a reader may not see is not among them. */
export async function fetchHistory(tx: Tx, escalationId: string): Promise<History> {
  const found = await sql<History>`
    select (select coalesce(jsonb_agg(jsonb_build_object('at', c.at, 'facts', c.facts) order by c.at, c.cause_id), '[]')
              from escalation.cause c where c.escalation_id = e.escalation_id) as causes,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'kind', s.kind, 'level', s.level, 'dueAt', s.due_at, 'at', s.at, 'who', who.name,
                     'words', case when escalation.may_see(e.confidentiality) then s.words end,
                     'told', case when s.kind not in ('told', 'nobody left') then '[]'::jsonb else
                       (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'because', t.because, 'coversFor', away.name)
                                                  order by p.name), '[]')
                          from escalation.told t
                          join people.published_account p on p.account_id = t.account_id
                          left join people.published_account away on away.account_id = t.covers_for
                         where t.escalation_id = s.escalation_id and t.level = s.level and t.told_at = s.at) end)
                     order by s.seq), '[]')
              from escalation.step s left join people.published_account who on who.account_id = s.account_id
             where s.escalation_id = e.escalation_id) as steps,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'decisionId', d.decision_id, 'outcome', d.outcome,
                     'reason', case when escalation.may_see(e.confidentiality) then d.reason end,
                     'lead', l.name, 'panelOn', d.panel_on, 'attendees', d.attendees, 'attendeesMore', d.attendees_more,
                     'toldCouncils', d.told_councils, 'toldCouncilNames', d.told_council_names, 'interventionId', d.intervention_id,
                     'by', b.name, 'at', d.decided_at) order by d.number desc), '[]')
              from escalation.decision d
              left join people.published_account l on l.account_id = d.lead_account_id
              left join people.published_account b on b.account_id = d.account_id
             where d.escalation_id = e.escalation_id) as decisions
      from escalation.escalation e
     where e.authority_id = platform.current_authority() and e.escalation_id = ${escalationId}`.execute(tx);
  return found.rows[0] ?? { causes: [], steps: [], decisions: [] };
}
