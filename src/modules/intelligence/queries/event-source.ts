import { sql } from 'kysely';

/** The columns of an event with its words, of `e`, `n` and the reference tables `k` and `s`. */
export const EVENT_COLUMNS = sql`
  e.event_id as "eventId", e.location_id as "locationId", e.kind, k.name as "kindName", k.pathway, e.source, e.channel,
  e.occurred_on as "occurredOn", e.received_on as "receivedOn", e.severity, s.name as "severityName", e.confidentiality, e.themes,
  e.people_affected as "peopleAffected", e.reference, e.state, e.merged_into as "mergedInto", e.split_from as "splitFrom",
  e.recorded_at as "recordedAt", e.recorded_by as "recordedBy", e.version, n.title, n.account`;

/** The tables behind them, for the whole statement's `from`. */
export const EVENT_TABLES = sql`
  intelligence.event e
  join intelligence.narrative n on n.event_id = e.event_id
  join reference.intelligence_kind k on k.kind = e.kind
  join reference.intelligence_severity s on s.severity = e.severity`;

/** The name of the service of an event `e`, as it is now; null where nobody knows it. */
export const SERVICE_NAME = sql`
  coalesce((select l.name from cqc.published_location l where l.location_id = e.location_id),
           (select own.name from market.published_own_location own where own.location_id::text = e.location_id))`;
