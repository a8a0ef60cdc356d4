import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Assessment } from '../rules/assessment.ts';
import type { OverrideRule } from '../rules/decision.ts';
import type { HeldStatus } from '../rules/status.ts';

/** A decision as it was made. */
export interface DecisionMade {
  decisionId: string;
  number: number;
  decidedOn: Day;
  decidedAt: string;
  decidedBy: string;
  proposedRag: Rag;
  proposedScore: number;
  modelId: string;
  modelVersion: number;
  rag: Rag;
  reason: string;
  owner: string | null;
  expiresOn: Day | null;
  nextAction: string;
  assessment: Assessment;
}

/** A colleague who may own an override. */
interface Decider {
  accountId: string;
  name: string;
}

/** What is decided about: a service by name, what holds of it, the newest decision, and how long an override may last. */
export interface StatusToDecide extends HeldStatus {
  locationId: string;
  name: string;
  since: Day;
  decisionNumber: number;
  last: DecisionMade | null;
  rule: OverrideRule;
  /** Colleagues with one of the asked roles who can sign in, by name. */
  deciders: Decider[];
}

/** A decision `d` as JSON. */
export const DECISION = sql`
  jsonb_build_object('decisionId', d.decision_id, 'number', d.number, 'decidedOn', d.decided_on, 'decidedAt', d.decided_at,
    'decidedBy', regexp_replace(d.decided_by, ' \\([^()]*@[^()]*\\)$', ''), 'proposedRag', d.proposed_rag,
    'proposedScore', d.proposed_score, 'modelId', d.model_id, 'modelVersion', d.model_version, 'rag', d.rag, 'reason', d.reason,
    'owner', (select p.name from people.published_account p where p.account_id = d.owner_account_id), 'expiresOn', d.expires_on,
    'nextAction', d.next_action, 'assessment', d.assessment)`;

/** The status of a service on its way to a decision; null where it has none. One query. */
export async function findStatusToDecide(
  tx: Tx,
  locationId: string,
  today: Day,
  deciderRoles: readonly string[] = [],
): Promise<StatusToDecide | null> {
  const { rows } = await sql<StatusToDecide>`
    select s.location_id as "locationId", coalesce(l.name, o.name, s.location_id) as name, s.rag, s.since, s.undecided, s.overridden,
           s.expires_on as "expiresOn", coalesce(d.number, 0) as "decisionNumber",
           case when d.decision_id is not null then ${DECISION} end as last,
           (select jsonb_build_object('defaultDays', r.default_days, 'longestDays', r.longest_days)
              from risk.override_rule r where r.valid_from <= ${today}::date order by r.valid_from desc limit 1) as rule,
           (select coalesce(jsonb_agg(jsonb_build_object('accountId', a.account_id, 'name', a.name) order by lower(a.name), a.account_id), '[]')
              from people.published_account a
             where a.state = 'active'
               and exists (select from people.published_account_role r
                            where r.account_id = a.account_id and r.role = any (${[...deciderRoles]}::text[]))) as deciders
      from risk.status s
      left join cqc.published_location l on l.location_id = s.location_id
      left join market.published_own_location o on o.location_id::text = s.location_id
      left join lateral (
        select * from risk.decision d
         where d.authority_id = s.authority_id and d.location_id = s.location_id order by d.number desc limit 1) d on true
     where s.location_id = ${locationId}`.execute(tx);
  const found = rows[0];
  if (found === undefined) return null;
  if (found.rule === null) throw new RangeError(`no rule says how long an override may last on ${today}`);
  return found;
}
