import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Local facts as they were recorded, the officer by name. */
export interface RecordedFacts {
  operational: boolean | null;
  contracted: boolean | null;
  locality: string | null;
  officer: string | null;
  councilBeds: number | null;
  councilPhone: string | null;
  note: string;
}

/** What the log has of a service, as far as the reader may see it. */
interface HeardOf {
  eventId: string;
  kindName: string;
  title: string;
  severity: number;
  confidentiality: 'open' | 'restricted' | 'whistleblower';
  source: string;
}

/** Something that befell a service, beside what CQC judged of it. */
export type Happening = { locationId: string; day: Day } & (
  | { kind: 'movement'; detail: { kind: string; from: string | null; to: string | null } }
  | { kind: 'enforcement'; detail: { kind: string; liftedOn: Day | null; summary: string; source: string } }
  | { kind: 'facts'; detail: RecordedFacts & { recordedBy: string } }
  | { kind: 'colour'; detail: { rag: Rag | null; why: string; model: string } }
  | { kind: 'past colour'; detail: { rag: Rag } }
  | { kind: 'intelligence'; detail: HeardOf }
);

/** What happened to some registrations of one home, oldest first. Local facts come in the order of their recording. */
export async function fetchServiceHappenings(tx: Tx, locationIds: readonly string[]): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    with asked as (select unnest(${locationIds}::text[]) as location_id)
    select h.location_id as "locationId", h.kind, h.day, h.detail
      from (
        select m.location_id, 'movement' as kind, m.happened_on as day, m.recorded_at,
               jsonb_build_object('kind', m.kind, 'from', m.detail -> 'from', 'to', m.detail -> 'to') as detail
          from asked join cqc.published_movement m using (location_id)
        union all
        select e.location_id, 'enforcement', e.imposed_on, e.recorded_at,
               jsonb_build_object('kind', e.kind, 'liftedOn', e.lifted_on, 'summary', e.summary, 'source', e.source)
          from asked join market.published_enforcement e using (location_id)
        union all
        select f.location_id, 'facts', f.valid_from, f.recorded_at,
               jsonb_build_object('operational', f.operational, 'contracted', f.contracted, 'locality', f.locality, 'officer', o.name,
                 'councilBeds', f.council_beds, 'councilPhone', f.council_phone, 'note', f.note, 'recordedBy', f.recorded_by)
          from asked join market.published_local_fact_history f using (location_id)
          left join people.published_officer o on o.officer_id = f.officer_id
        union all
        select a.location_id, 'colour', a.as_at, null,
               jsonb_build_object('rag', a.rag, 'why', a.why, 'model', a.model_id || ' ' || a.model_version)
          from asked join risk.published_assessment_history a using (location_id)
        union all
        select p.location_id, 'past colour', p.month, null, jsonb_build_object('rag', p.rag)
          from asked join market.published_past_rag p using (location_id)
        union all
        select i.location_id, 'intelligence', coalesce(i.occurred_on, i.received_on), i.recorded_at,
               jsonb_build_object('eventId', i.event_id, 'kindName', i.kind_name, 'title', i.title, 'severity', i.severity,
                 'confidentiality', i.confidentiality, 'source', i.source)
          from asked join intelligence.published_event i using (location_id)
      ) h
     order by h.day, h.recorded_at nulls first, h.location_id`.execute(tx);
  return rows;
}
