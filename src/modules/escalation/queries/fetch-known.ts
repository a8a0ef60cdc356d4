import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** What is on record of some services: causes that have escalated, and escalations that are open. */
export interface Known {
  marks: { locationId: string; ruleKey: string; causeKey: string }[];
  open: { escalationId: string; locationId: string; ruleKey: string }[];
}

/** Causes among those asked for that have escalated before, and the open escalations of their services. One query. */
export async function fetchKnown(
  tx: Tx,
  asked: readonly { locationId: string; ruleKey: string; causeKey: string }[],
): Promise<Known> {
  const locations = asked.map(({ locationId }) => locationId);
  const found = await sql<{
    locationId: string;
    ruleKey: string;
    causeKey: string | null;
    escalationId: string;
  }>`
    select m.location_id as "locationId", m.rule_key as "ruleKey", m.cause_key as "causeKey", m.escalation_id as "escalationId"
      from escalation.cause_mark m
      join unnest(${locations}::text[], ${asked.map(({ ruleKey }) => ruleKey)}::text[],
                  ${asked.map(({ causeKey }) => causeKey)}::text[]) as a (location_id, rule_key, cause_key)
           using (location_id, rule_key, cause_key)
     where m.authority_id = platform.current_authority()
    union all
    select e.location_id, e.rule_key, null, e.escalation_id
      from escalation.escalation e
     where e.authority_id = platform.current_authority() and e.state <> 'decided' and e.location_id = any(${locations}::text[])`.execute(
    tx,
  );
  return {
    marks: found.rows.flatMap(({ causeKey, ...row }) => (causeKey === null ? [] : [{ ...row, causeKey }])),
    open: found.rows.filter(({ causeKey }) => causeKey === null),
  };
}
