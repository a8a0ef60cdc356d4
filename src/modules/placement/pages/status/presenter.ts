import { addDays, longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, instantWords, type DayBoxes } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { PlacedService } from '../../queries/find-placed-service.ts';
import type { PlacingDecision } from '../../queries/fetch-decisions.ts';
import { PLACING_WORDS, type PlacingState } from '../../rules/placing-state.ts';

export interface DecisionModel {
  decisionId: string;
  state: PlacingState;
  from: string;
  scope: string;
  review: string | null;
  decided: string;
  reason: string | null;
  liftTest: string | null;
  formerly: string | null;
  told: string[];
}

export interface PlacingPageModel {
  service: PlacedService;
  now: { state: PlacingState; words: string };
  /** True where the day of the review has passed. */
  reviewOverdue: boolean;
  decisions: DecisionModel[];
  form: PlacingFormModel | null;
  told: ToldFormModel | null;
}

export interface PlacingFormModel {
  action: string;
  follows: string;
  escalation: string;
  typed: {
    state: string;
    scope: string;
    reason: string;
    liftTest: string;
    fromDay: DayBoxes;
    reviewOn: DayBoxes;
  };
  errors: FieldError[];
}

export interface ToldFormModel {
  action: string;
  about: string;
  typed: { whom: string; name: string; how: string; toldOn: DayBoxes };
  errors: FieldError[];
}

/** What was sent and what was wrong with it. */
export interface Submitted {
  form: 'decision' | 'told';
  fields: Fields;
  errors: FieldError[];
}

const REVIEW_DAYS = 28;

/** Placements at one service: how they stand, every decision, and the forms of whoever may decide. */
export function presentPlacing(
  service: PlacedService,
  decisions: readonly PlacingDecision[],
  asked: { today: Day; mayDecide: boolean; escalation: string; submitted?: Submitted },
): PlacingPageModel {
  const [newest] = decisions;
  const own = decisions.find(({ locationId }) => locationId === service.locationId);
  const { today, mayDecide, submitted } = asked;
  const state = newest?.state ?? 'open';
  return {
    service,
    now: { state, words: nowWords(newest) },
    reviewOverdue: newest?.reviewOn != null && newest.reviewOn < today,
    decisions: decisions.map((each) => decisionModel(each, service.locationId)),
    form: mayDecide ? decisionForm(service, own?.decisionId ?? '', newest, asked) : null,
    told: mayDecide && newest !== undefined ? toldForm(service, newest, today, submitted) : null,
  };
}

function nowWords(newest: PlacingDecision | undefined): string {
  if (newest === undefined) return 'Placements are open. Nothing has ever been decided otherwise here.';
  const { state, fromDay, scope, reviewOn } = newest;
  const since = `since ${longDay(fromDay)}`;
  if (state === 'open') return `Placements are open ${since}.`;
  const review = reviewOn === null ? '' : ` To be looked at again on ${longDay(reviewOn)}.`;
  return `${state === 'embargo' ? 'Stopped' : 'Restricted'} ${since}: ${scope}.${review}`;
}

function decisionModel(decision: PlacingDecision, locationId: string): DecisionModel {
  return {
    decisionId: decision.decisionId,
    state: decision.state,
    from: longDay(decision.fromDay),
    scope: decision.scope,
    review: decision.reviewOn === null ? null : longDay(decision.reviewOn),
    decided: `${instantWords(decision.decidedAt)} by ${decision.decidedBy}`,
    reason: decision.reason,
    liftTest: decision.liftTest === '' ? null : decision.liftTest,
    formerly: decision.locationId === locationId ? null : decision.locationId,
    told: decision.told.map(
      ({ whom, name, how, toldOn }) =>
        `${shortDay(toldOn)}: ${name === '' ? whom : whom === 'other' ? name : `${name} (${whom})`}${how === '' ? '' : `, ${how}`}`,
    ),
  };
}

function decisionForm(
  service: PlacedService,
  follows: string,
  newest: PlacingDecision | undefined,
  { today, escalation, submitted }: { today: Day; escalation: string; submitted?: Submitted },
): PlacingFormModel {
  const fields = submitted?.form === 'decision' ? submitted.fields : undefined;
  return {
    action: paths.status(service.locationId),
    follows,
    escalation: fields === undefined ? escalation : one(fields, 'escalation'),
    errors: fields === undefined ? [] : submitted!.errors,
    typed:
      fields === undefined
        ? {
            state: '',
            scope: newest?.scope ?? '',
            reason: '',
            liftTest: newest?.liftTest ?? '',
            fromDay: boxesOf(today),
            reviewOn: boxesOf(addDays(today, REVIEW_DAYS)),
          }
        : {
            state: one(fields, 'state'),
            scope: one(fields, 'scope'),
            reason: one(fields, 'reason'),
            liftTest: one(fields, 'liftTest'),
            fromDay: boxesTyped(fields, 'fromDay'),
            reviewOn: boxesTyped(fields, 'reviewOn'),
          },
  };
}

function toldForm(
  service: PlacedService,
  newest: PlacingDecision,
  today: Day,
  submitted: Submitted | undefined,
): ToldFormModel {
  const fields = submitted?.form === 'told' ? submitted.fields : undefined;
  return {
    action: paths.told(service.locationId, newest.decisionId),
    about: `${PLACING_WORDS[newest.state].name} from ${longDay(newest.fromDay)}`,
    errors: fields === undefined ? [] : submitted!.errors,
    typed:
      fields === undefined
        ? { whom: '', name: '', how: '', toldOn: boxesOf(today) }
        : {
            whom: one(fields, 'whom'),
            name: one(fields, 'name'),
            how: one(fields, 'how'),
            toldOn: boxesTyped(fields, 'toldOn'),
          },
  };
}
