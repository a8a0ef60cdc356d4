import type { Day } from '../../../../kernel/calendar-day.ts';
import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Model } from '../../rules/model.ts';
import { isOwnModel } from '../../rules/model-in-force.ts';

const MOST_WORDS = 4000;

export interface Publishing {
  reason: string;
  day: Day;
  /** '' where it was back-tested. */
  withoutBackTest: string;
}

export interface PublishBounds {
  today: Day;
  draft: Model;
  simulated: boolean;
  backTested: boolean;
  /** Every model in force or to come, without withdrawn ones. */
  models: readonly Model[];
}

/** Why, from when, and on what grounds a draft is published. */
export function parsePublishForm(fields: Fields, bounds: PublishBounds): Parsed<Publishing> {
  const errors: FieldError[] = [];
  const { simulated, backTested } = bounds;
  if (!simulated) errors.push({ field: 'simulate', message: messages.simulateFirst });
  const reason = one(fields, 'reason');
  if (reason === '' || reason.length > MOST_WORDS)
    errors.push({ field: 'reason', message: messages.publishReason });
  const without = one(fields, 'withoutBackTest');
  if (!backTested && (without === '' || without.length > MOST_WORDS))
    errors.push({ field: 'withoutBackTest', message: messages.backTestFirst });
  const day = dayOf(fields, 'day');
  const wrong = dayWrong(day, bounds);
  if (wrong !== null) errors.push({ field: 'day-day', message: wrong });
  if (errors.length > 0 || !day) return { errors };
  return { value: { reason, day, withoutBackTest: backTested ? '' : without } };
}

function dayWrong(day: Day | null | undefined, { today, draft, models }: PublishBounds): string | null {
  if (!day) return messages.publishDay;
  if (day < today) return messages.publishDayPast;
  const twin = models.find(
    (model) => isOwnModel(model) && model.id !== draft.id && model.validFrom === day && overlap(model, draft),
  );
  return twin === undefined ? null : messages.publishDayTaken(twin.name, day);
}

/** Whether two models would decide the same kind of service: then on one day neither goes before the other. */
function overlap(a: Model, b: Model): boolean {
  if (a.appliesTo === null || b.appliesTo === null) return a.appliesTo === b.appliesTo;
  return a.appliesTo.some((kind) => b.appliesTo!.includes(kind));
}

/** In words, from when a model holds. */
export function fromDay(day: Day, today: Day): string {
  return day === today ? 'from today' : `from ${longDay(day)}`;
}
