import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { MeetingState } from '../rules/meeting-states.ts';

export type Attendance = 'invited' | 'came' | 'apologies' | 'absent';
export type ActionState = 'open' | 'done' | 'cancelled';

export interface Attendee {
  attendeeId: string;
  name: string;
  role: string;
  agencyId: string | null;
  agency: string | null;
  email: string;
  attendance: Attendance;
}

export interface Item {
  itemId: string;
  origin: 'log' | 'status' | 'late return' | 'by hand';
  locationId: string | null;
  title: string;
  why: string;
  removed: boolean;
  minutes: string;
  decision: string;
  version: number;
}

export interface Share {
  shareId: string;
  itemId: string;
  agencyId: string;
  agency: string;
  level: 'open facts' | 'own words';
  words: string;
  basis: string;
  sharedOn: Day | null;
  sharedBy: string | null;
}

interface Action {
  actionId: string;
  itemId: string | null;
  words: string;
  owner: string;
  dueOn: Day;
  state: ActionState;
  outcome: string;
}

/** A meeting with all that its pages show. */
export interface Meeting {
  meetingId: string;
  kind: string;
  heldOn: Day;
  startsAt: string;
  place: string;
  chair: string;
  state: MeetingState;
  approvedOn: Day | null;
  approvedBy: string | null;
  version: number;
  /** The day of the last meeting of its kind before it; null for the first. */
  lastOn: Day | null;
  attendees: Attendee[];
  items: Item[];
  shares: Share[];
  actions: Action[];
  corrections: { words: string; notedOn: Day; notedBy: string }[];
}

/** A meeting with its people, agenda, minutes, shares, actions and corrections. One query. */
export async function findMeeting(tx: Tx, meetingId: string): Promise<Meeting | undefined> {
  const found = await sql<Meeting>`
    select m.meeting_id as "meetingId", m.kind, m.held_on as "heldOn", m.starts_at as "startsAt", m.place, m.chair, m.state,
           m.approved_on as "approvedOn", m.approved_by as "approvedBy", m.version,
           (select max(p.held_on) from meetings.meeting p
             where lower(p.kind) = lower(m.kind) and p.held_on < m.held_on and p.state <> 'cancelled') as "lastOn",
           coalesce((select jsonb_agg(jsonb_build_object('attendeeId', a.attendee_id, 'name', a.name, 'role', a.role,
                              'agencyId', a.agency_id, 'agency', g.name, 'email', a.email, 'attendance', a.attendance)
                              order by g.name nulls first, lower(a.name))
                       from meetings.attendee a left join meetings.agency g on g.agency_id = a.agency_id
                      where a.meeting_id = m.meeting_id), '[]') as attendees,
           coalesce((select jsonb_agg(jsonb_build_object('itemId', i.item_id, 'origin', i.origin, 'locationId', i.location_id,
                              'title', i.title, 'why', i.why, 'removed', i.removed, 'minutes', i.minutes, 'decision', i.decision,
                              'version', i.version) order by i.place, i.item_id)
                       from meetings.item i where i.meeting_id = m.meeting_id), '[]') as items,
           coalesce((select jsonb_agg(jsonb_build_object('shareId', s.share_id, 'itemId', s.item_id, 'agencyId', s.agency_id,
                              'agency', g.name, 'level', s.level, 'words', s.words, 'basis', s.basis, 'sharedOn', s.shared_on,
                              'sharedBy', s.shared_by) order by g.name, s.share_id)
                       from meetings.share s join meetings.agency g on g.agency_id = s.agency_id
                      where s.meeting_id = m.meeting_id), '[]') as shares,
           coalesce((select jsonb_agg(jsonb_build_object('actionId', c.action_id, 'itemId', c.item_id, 'words', c.words,
                              'owner', coalesce(p.name, g.name, ''), 'dueOn', c.due_on, 'state', c.state, 'outcome', c.outcome)
                              order by c.due_on, c.action_id)
                       from meetings.action c
                       left join people.published_account p on p.account_id = c.owner_account_id
                       left join meetings.agency g on g.agency_id = c.owner_agency_id
                      where c.meeting_id = m.meeting_id), '[]') as actions,
           coalesce((select jsonb_agg(jsonb_build_object('words', k.words, 'notedOn', k.noted_on, 'notedBy', k.noted_by)
                              order by k.noted_on, k.correction_id)
                       from meetings.correction k where k.meeting_id = m.meeting_id), '[]') as corrections
      from meetings.meeting m
     where m.meeting_id::text = ${meetingId}`.execute(tx);
  return found.rows[0];
}
