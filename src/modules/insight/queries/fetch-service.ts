import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { KeyQuestion, Rag, Rating } from '../../../kernel/rating.ts';
import type { PlacingState } from '../../placement/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ReturnState } from '../../capacity/index.ts';
import type { ServiceTypeNames } from '../../cqc/index.ts';

/** The rating that stands for one key question, or overall. */
export interface StandingRating {
  rating: Rating | null;
  on: Day | null;
  /** Carried over by an assessment, and no earlier look is known. */
  carried: boolean;
}

/** CQC's ratings of a location as they stand. */
export interface Standing {
  overall: StandingRating;
  questions: Record<KeyQuestion, StandingRating>;
  ratingBest: Rating | null;
  notRatedReason: string | null;
  reportLink: string | null;
  lastVisitedOn: Day | null;
}

/** Local facts in force, and which registration of the home they were recorded for. */
interface ServiceFacts {
  locationId: string;
  validFrom: Day;
  operational: boolean | null;
  contracted: boolean | null;
  locality: string | null;
  officerName: string | null;
  councilBeds: number | null;
  councilPhone: string | null;
  note: string;
}

/** What holds of a location's risk, with the newest decision on it. */
export interface ServiceStatus {
  rag: Rag;
  since: Day;
  /** The colour that it had before this one. */
  before: Rag | null;
  proposed: Rag;
  undecided: boolean;
  overridden: boolean;
  expiresOn: Day | null;
  decidedOn: Day | null;
  decidedBy: string | null;
  nextAction: string;
}

/** What the provider returned of a month; no measures where nothing came. */
export interface ServiceMonth {
  month: Day;
  state: ReturnState;
  dueOn: Day;
  sentOn: Day | null;
  measures: Record<string, number>;
}

/** What is proposed or being done about a service. */
export interface ServiceAction {
  interventionId: string;
  name: string;
  state: 'proposed' | 'open';
  startedOn: Day | null;
  raisedOn: Day;
  nextStep: string | null;
  dueOn: Day | null;
  overdue: boolean;
}

/** What was escalated of a service and is not decided yet. Moments are ISO text. */
interface ServiceEscalation {
  escalationId: string;
  /** As the reader may see it named. */
  rule: string;
  state: 'raised' | 'acknowledged';
  acknowledgeBy: string;
  decideBy: string;
}

/** One location, of CQC's register or the council's own entry, with all that its page needs once. */
export interface ServiceRecord {
  locationId: string;
  /** False for a service that CQC does not register. */
  regulated: boolean;
  name: string;
  alsoKnownAs: string | null;
  category: string;
  serviceTypes: string[];
  clientGroups: string[];
  activities: string[];
  providerId: string | null;
  providerName: string | null;
  brandName: string | null;
  address: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
  localAuthority: string | null;
  phone: string | null;
  website: string | null;
  beds: number | null;
  registered: boolean;
  from: Day | null;
  until: Day | null;
  dormant: boolean | null;
  dormantFrom: Day | null;
  managerRegistered: boolean | null;
  managerAbsentFrom: Day | null;
  standing: Standing | null;
  facts: ServiceFacts | null;
  placed: { people: number; asOf: Day } | null;
  /** Whether people may be placed; null where nobody has decided, which is open. */
  placing: { state: PlacingState; fromDay: Day; scope: string; reviewOn: Day | null } | null;
  /** Null where it was never rated by the council. */
  status: ServiceStatus | null;
  /** Monthly returns of a year and a month, the newest first; none where the reader may not see them. */
  returns: ServiceMonth[];
  /** What is being done about it, the highest level first; none where the reader may not see it. */
  actions: ServiceAction[];
  /** Open escalations, what is due first on top; none where the reader may not see them. */
  escalations: ServiceEscalation[];
  /** Spellings of service types and the groups that CQC rates, for working out past standings. */
  typeNames: ServiceTypeNames[];
}

/** Who sees what is being done about a service. */
const SEES_ACTIONS = 'interventions.read';

/** A location by its id, or null where neither CQC's register nor the council has it. One query. */
export async function fetchService(tx: Tx, locationId: string, today: Day): Promise<ServiceRecord | null> {
  const { rows } = await sql<ServiceRecord>`
    with found as (
      select l.location_id, true as regulated, l.name, l.also_known_as, l.leading_category as category, l.service_types,
             l.specialisms as client_groups, l.regulated_activities as activities, l.provider_id, l.provider_name, l.brand_name,
             l.address, l.town, l.county, l.postcode, l.local_authority, l.phone, l.website, l.beds,
             l.registration_status = 'Registered' as registered, l.registration_date as began, l.deregistration_date as ended,
             l.dormant, l.dormant_from, l.manager_registered, l.manager_absent_from
        from cqc.published_location l
       where l.location_id = ${locationId}
      union all
      select o.location_id::text, false, o.name, null, o.service_type, array[o.service_type], o.client_groups, '{}', null,
             nullif(o.provider_name, ''), null, nullif(o.address, ''), null, null, nullif(o.postcode, ''), nullif(o.local_authority, ''),
             nullif(o.phone, ''), null, o.capacity,
             (o.opened_on is null or o.opened_on <= ${today}::date) and (o.closed_on is null or o.closed_on > ${today}::date),
             o.opened_on, o.closed_on, null, null, null, null
        from market.published_own_location o
       where o.location_id::text = ${locationId}
    )
    select f.location_id as "locationId", f.regulated, f.name, f.also_known_as as "alsoKnownAs", f.category,
           f.service_types as "serviceTypes", f.client_groups as "clientGroups", f.activities, f.provider_id as "providerId",
           f.provider_name as "providerName", f.brand_name as "brandName", f.address, f.town, f.county, f.postcode,
           f.local_authority as "localAuthority", f.phone, f.website, f.beds, f.registered, f.began as "from", f.ended as "until",
           f.dormant, f.dormant_from as "dormantFrom", f.manager_registered as "managerRegistered",
           f.manager_absent_from as "managerAbsentFrom", standing.body as standing, facts.body as facts, placed.body as placed, held.body as placing,
           status.body as status, coalesce(returns.body, '[]') as returns, coalesce(actions.body, '[]') as actions,
           coalesce(escalations.body, '[]') as escalations,
           (select jsonb_agg(jsonb_build_object('serviceType', t.service_type, 'shortName', t.short_name, 'serviceGroup', t.service_group))
              from cqc.published_service_type t) as "typeNames"
      from found f
      left join lateral (
        select jsonb_build_object(
                 'overall', jsonb_build_object('rating', s.rating, 'on', s.rated_on, 'carried', false),
                 'questions', jsonb_build_object(
                   'Safe', jsonb_build_object('rating', s.safe, 'on', s.safe_on, 'carried', coalesce(s.safe_carried, false)),
                   'Effective', jsonb_build_object('rating', s.effective, 'on', s.effective_on, 'carried', coalesce(s.effective_carried, false)),
                   'Caring', jsonb_build_object('rating', s.caring, 'on', s.caring_on, 'carried', coalesce(s.caring_carried, false)),
                   'Responsive', jsonb_build_object('rating', s.responsive, 'on', s.responsive_on, 'carried', coalesce(s.responsive_carried, false)),
                   'Well-led', jsonb_build_object('rating', s.well_led, 'on', s.well_led_on, 'carried', coalesce(s.well_led_carried, false))),
                 'ratingBest', s.rating_best, 'notRatedReason', s.not_rated_reason, 'reportLink', s.report_link,
                 'lastVisitedOn', s.last_visited_on) as body
          from cqc.published_standing s
         where s.location_id = f.location_id
      ) standing on true
      left join lateral (
        -- A fact of a former registration holds until this one has its own, as in the Services list.
        select jsonb_build_object('locationId', lf.location_id, 'validFrom', lf.valid_from, 'operational', lf.operational,
                 'contracted', lf.contracted, 'locality', lf.locality, 'officerName', o.name, 'councilBeds', lf.council_beds,
                 'councilPhone', lf.council_phone, 'note', lf.note) as body
          from (select f.location_id as id, 0 as depth
                union all
                select g.ancestor_id, g.depth from cqc.published_lineage g where g.location_id = f.location_id and g.depth > 0) as line
          join market.published_local_fact(${today}::date) lf on lf.location_id = line.id
          left join people.published_officer o on o.officer_id = lf.officer_id
         order by line.depth
         limit 1
      ) facts on true
      left join lateral (
        select jsonb_build_object('people', p.people, 'asOf', p.as_of) as body
          from market.published_placement p where p.location_id = f.location_id
      ) placed on true
      left join lateral (
        select jsonb_build_object('state', p.state, 'fromDay', p.from_day, 'scope', p.scope, 'reviewOn', p.review_on) as body
          from placement.published_status p where p.location_id = f.location_id
      ) held on true
      left join lateral (
        select jsonb_build_object('rag', s.rag, 'since', s.since, 'proposed', s.proposed_rag, 'undecided', s.undecided,
                 'overridden', s.overridden, 'expiresOn', s.expires_on, 'decidedOn', s.decided_on, 'decidedBy', s.decided_by,
                 'nextAction', case when platform.may('risk.reasons') then coalesce(d.next_action, '') else '' end,
                 'before', (select h.rag from risk.published_status_history h
                             where h.location_id = s.location_id and h.as_at < s.since order by h.as_at desc limit 1)) as body
          from risk.published_status s
          left join risk.published_decision d on d.decision_id = s.decision_id
         where s.location_id = f.location_id
      ) status on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('month', m.month, 'state', m.state, 'dueOn', m.due_on, 'sentOn', m.sent_on,
                 'measures', coalesce((select jsonb_object_agg(v.measure, v.value) from capacity.published_measure v
                                        where v.return_id = m.return_id), '{}')) order by m.month desc) as body
          from (select * from capacity.published_return r
                 where r.location_id = f.location_id and r.state <> 'not-asked' and r.month >= (${today}::date - interval '14 months')::date) m
      ) returns on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('interventionId', a.intervention_id, 'name', a.kind_name, 'state', a.state, 'startedOn', a.started_on,
                 'raisedOn', a.raised_on, 'nextStep', a.next_step, 'dueOn', a.due_on, 'overdue', a.overdue)
                 order by a.state = 'proposed', a.level desc, a.raised_on) as body
          from interventions.published_action(${today}::date) a
         where a.location_id = f.location_id and platform.may(${SEES_ACTIONS})
      ) actions on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('escalationId', e.escalation_id, 'rule', e.rule, 'state', e.state,
                 'acknowledgeBy', e.acknowledge_by, 'decideBy', e.decide_by) order by e.acknowledge_by, e.escalation_id) as body
          from escalation.published_escalation e
         where e.location_id = f.location_id and e.state <> 'decided'
      ) escalations on true`.execute(tx);
  return rows[0] ?? null;
}
