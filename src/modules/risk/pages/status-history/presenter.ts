import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../../market/index.ts';
import { decisionLines } from '../../parts/present-decision.ts';
import { presentReasons, type ReasonsModel } from '../../parts/present-reasons.ts';
import type { AssessmentOn } from '../../queries/find-assessment-on.ts';
import type { DecisionMade } from '../../queries/find-status-to-decide.ts';
import type { StatusHistory, StatusOfDay } from '../../queries/fetch-status-history.ts';
import { paths } from '../../routes.ts';
import type { Assessment } from '../../rules/assessment.ts';

/** The reasons of a day, and where they are from. */
export interface ReasonsOfDay {
  assessment: Assessment;
  from: 'now' | 'decision' | 'worked out again';
  model: { id: string; version: number };
}

export interface HistoryPageModel {
  name: string;
  action: string;
  on: string;
  boxes: DayBoxes;
  errors: FieldError[];
  /** Null where it had no status on the day. */
  rag: Rag | null;
  standing: string;
  proposal: string;
  reasons: ReasonsModel | null;
  /** Where the reasons are from. */
  from: string;
  model: { text: string; href: string } | null;
  decision: string[];
  entries: { day: string; href: string; rag: Rag | null; how: string }[];
}

const FROM: Record<ReasonsOfDay['from'], string> = {
  now: 'As they are now.',
  decision: 'As they were kept with the decision of that day.',
  'worked out again':
    'Worked out again from what is known now of that day, by the model then in force: what was learnt later may make them differ from what was said then.',
};

/** What a status was on a day, and every day on which it changed. */
export function presentHistoryPage(given: {
  locationId: string;
  history: StatusHistory;
  on: Day;
  today: Day;
  fields: Fields;
  errors: FieldError[];
  kept: AssessmentOn | null;
  reasons: ReasonsOfDay | null;
  mayKnow: boolean;
}): HistoryPageModel {
  const { locationId, history, on, fields, errors, kept, reasons, mayKnow } = given;
  const held = history.entries.find(({ asAt }) => asAt <= on);
  const decision = history.decisions.find(({ decidedOn }) => decidedOn <= on);
  return {
    name: history.name,
    action: paths.history(locationId),
    on: longDay(on),
    boxes: errors.length > 0 && one(fields, 'on') === '' ? boxesTyped(fields, 'on') : boxesOf(on),
    errors,
    rag: held?.rag ?? null,
    standing: standingOf(held, on),
    proposal:
      kept === null
        ? 'No proposal is on record for this day.'
        : `The model proposed ${kept.rag}, and had since ${longDay(kept.asAt)}.`,
    reasons: reasons === null ? null : presentReasons(reasons.assessment),
    from: reasons === null ? '' : FROM[reasons.from],
    model:
      reasons === null
        ? null
        : { text: `${reasons.model.id}, version ${reasons.model.version}`, href: paths.model(on) },
    decision: decision === undefined ? ['Nobody had decided by then.'] : decided(decision, mayKnow),
    entries: history.entries.map((entry) => ({
      day: shortDay(entry.asAt),
      href: paths.history(locationId, entry.asAt),
      rag: entry.rag,
      how: entry.rag === null ? 'Not in the market' : entry.undecided ? 'Proposed' : 'Decided',
    })),
  };
}

function standingOf(held: StatusOfDay | undefined, on: Day): string {
  if (held?.rag == null) return `It had no status on ${longDay(on)}.`;
  const how = held.undecided ? 'proposed, waiting for a decision' : 'decided';
  return `${held.rag} on ${longDay(on)}, ${how}, from ${longDay(held.asAt)}.`;
}

/** Why somebody decided otherwise may rest on what only some may know. */
function decided(made: DecisionMade, mayKnow: boolean): string[] {
  return decisionLines(mayKnow ? made : { ...made, reason: '', nextAction: '' });
}
