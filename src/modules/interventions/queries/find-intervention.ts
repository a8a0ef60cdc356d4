import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Kind } from '../rules/protocol.ts';
import type { Outcome, State, StepState } from '../rules/states.ts';

export interface StepRow {
  stepId: string;
  place: number;
  name: string;
  ownerAccountId: string | null;
  ownerName: string | null;
  attends: string[];
  firstDueOn: Day;
  dueOn: Day;
  state: StepState;
  doneOn: Day | null;
  version: number;
}

interface CauseRow {
  words: string;
  heardOn: Day;
}

export interface EntryRow {
  entryId: string;
  stepName: string | null;
  happened: string;
  words: string;
  dueBefore: Day | null;
  dueAfter: Day | null;
  onDay: Day;
  recordedBy: string;
}

/** An intervention with all that its page shows. */
export interface InterventionRecord {
  interventionId: string;
  locationId: string;
  serviceName: string;
  rag: Rag | null;
  kind: Kind;
  kindName: string;
  level: number;
  state: State;
  raisedOn: Day;
  startedOn: Day | null;
  endedOn: Day | null;
  ownerAccountId: string | null;
  ownerName: string | null;
  outcome: Outcome | null;
  outcomeReason: string;
  protocol: string;
  drawId: string | null;
  eventId: string | null;
  version: number;
  causes: CauseRow[];
  steps: StepRow[];
  entries: EntryRow[];
}

/** One intervention by its id, or undefined. One query. */
export async function findIntervention(
  tx: Tx,
  interventionId: string,
): Promise<InterventionRecord | undefined> {
  const found = await sql<InterventionRecord>`
    select i.intervention_id as "interventionId", i.location_id as "locationId",
           coalesce(l.name, o.name, 'Service ' || i.location_id) as "serviceName", coalesce(held.rag, rated.rag) as rag, i.kind,
           k.name as "kindName", k.level, i.state, i.raised_on as "raisedOn", i.started_on as "startedOn", i.ended_on as "endedOn",
           i.owner_account_id as "ownerAccountId", p.name as "ownerName", i.outcome, i.outcome_reason as "outcomeReason", i.protocol,
           i.draw_id as "drawId", i.event_id as "eventId", i.version,
           (select coalesce(jsonb_agg(jsonb_build_object('words', c.words, 'heardOn', c.heard_on) order by c.heard_on, c.cause_key), '[]')
              from interventions.cause c where c.intervention_id = i.intervention_id) as causes,
           (select coalesce(jsonb_agg(jsonb_build_object('stepId', s.step_id, 'place', s.place, 'name', s.name, 'ownerAccountId',
                     s.owner_account_id, 'ownerName', sp.name, 'attends', to_jsonb(s.attends), 'firstDueOn', s.first_due_on, 'dueOn', s.due_on,
                     'state', s.state, 'doneOn', s.done_on, 'version', s.version) order by s.place), '[]')
              from interventions.step s left join people.published_account sp on sp.account_id = s.owner_account_id
             where s.intervention_id = i.intervention_id) as steps,
           (select coalesce(jsonb_agg(jsonb_build_object('entryId', e.entry_id, 'stepName', s.name, 'happened', e.happened, 'words', e.words,
                     'dueBefore', e.due_before, 'dueAfter', e.due_after, 'onDay', e.on_day, 'recordedBy', e.recorded_by)
                     order by e.recorded_at desc, e.entry_id desc), '[]')
              from interventions.entry e left join interventions.step s on s.step_id = e.step_id
             where e.intervention_id = i.intervention_id) as entries
      from interventions.intervention i
      join reference.intervention_kind k on k.kind = i.kind
      left join cqc.published_location l on l.location_id = i.location_id
      left join market.published_own_location o on o.location_id::text = i.location_id
      left join risk.published_status held on held.location_id = i.location_id
      left join risk.published_assessment rated on rated.location_id = i.location_id
      left join people.published_account p on p.account_id = i.owner_account_id
     where i.intervention_id = ${interventionId}`.execute(tx);
  return found.rows[0];
}
