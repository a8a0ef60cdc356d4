import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Confidentiality } from '../rules/event.ts';
import type { Feedback, Finding } from '../rules/event-words.ts';
import type { Answer } from '../rules/pathway.ts';
import type { State } from '../rules/states.ts';

export interface Correction {
  version: number;
  act: string;
  why: string;
  before: Record<string, unknown>;
  changedAt: string;
  changedBy: string;
}

interface Attachment {
  attachmentId: string;
  fileName: string;
  bytes: number;
  refused: string | null;
  addedBy: string;
}

/** An event that another points at, as far as its reader may see it. */
interface LinkedEvent {
  eventId: string;
  relation: 'merged into this' | 'this was merged into' | 'split off this' | 'this was split off';
  title: string;
  kindName: string;
  confidentiality: Confidentiality;
  state: State;
}

export interface Outcome {
  finding: Finding;
  done: string;
  decidedOn: Day;
  decidedBy: string;
  feedback: Feedback;
  feedbackOn: Day | null;
  feedbackWords: string;
  feedbackBy: string;
  version: number;
}

interface PathwayAnswer {
  questionsFrom: Day;
  answers: Record<string, Answer>;
  proposed: string;
  chosen: string;
  why: string;
  answeredAt: string;
  answeredBy: string;
}

/** All that belongs to an event beside itself. */
export interface EventHistory {
  corrections: Correction[];
  attachments: Attachment[];
  linked: LinkedEvent[];
  outcome: Outcome | null;
  pathways: PathwayAnswer[];
}

/**
 * What was changed, attached, linked, found and answered for an event: one query. What it said before a whistleblower was protected is
 * not among the changes: it may name them, and is shown with who told (findProtectedWords).
 */
export async function fetchHistory(tx: Tx, eventId: string): Promise<EventHistory> {
  const found = await sql<EventHistory>`
    select coalesce((select jsonb_agg(jsonb_build_object('version', c.version, 'act', c.act, 'why', c.why, 'before', c.before,
                       'changedAt', c.changed_at, 'changedBy', c.changed_by) order by c.version desc, c.changed_at desc)
                       from intelligence.correction c
                      where c.event_id = ${eventId} and c.confidentiality <> 'identity'), '[]') as corrections,
           coalesce((select jsonb_agg(jsonb_build_object('attachmentId', a.attachment_id, 'fileName', a.file_name, 'bytes', a.bytes,
                       'refused', a.refused, 'addedBy', a.added_by) order by a.added_at, a.attachment_id)
                       from intelligence.attachment a where a.event_id = ${eventId}), '[]') as attachments,
           coalesce((select jsonb_agg(jsonb_build_object('eventId', l.event_id, 'relation', l.relation, 'title', n.title,
                       'kindName', k.name, 'confidentiality', l.confidentiality, 'state', l.state) order by l.relation, l.recorded_at)
                       from (select o.*, 'merged into this' as relation from intelligence.event o where o.merged_into = ${eventId}
                             union all
                             select o.*, 'split off this' from intelligence.event o where o.split_from = ${eventId}
                             union all
                             select o.*, 'this was merged into' from intelligence.event me join intelligence.event o on o.event_id = me.merged_into
                              where me.event_id = ${eventId}
                             union all
                             select o.*, 'this was split off' from intelligence.event me join intelligence.event o on o.event_id = me.split_from
                              where me.event_id = ${eventId}) l
                       join intelligence.narrative n on n.event_id = l.event_id
                       join reference.intelligence_kind k on k.kind = l.kind), '[]') as linked,
           (select jsonb_build_object('finding', o.finding, 'done', o.done, 'decidedOn', o.decided_on, 'decidedBy', o.decided_by,
                     'feedback', o.feedback, 'feedbackOn', o.feedback_on, 'feedbackWords', o.feedback_words,
                     'feedbackBy', o.feedback_by, 'version', o.version)
              from intelligence.outcome o where o.event_id = ${eventId}) as outcome,
           coalesce((select jsonb_agg(jsonb_build_object('questionsFrom', p.questions_from, 'answers', p.answers, 'proposed', p.proposed,
                       'chosen', p.chosen, 'why', p.why, 'answeredAt', p.answered_at, 'answeredBy', p.answered_by) order by p.answered_at desc)
                       from intelligence.pathway p where p.event_id = ${eventId}), '[]') as pathways`.execute(
    tx,
  );
  return found.rows[0]!;
}
