import { addDays, type Day } from '../../../../kernel/calendar-day.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../../market/index.ts';
import { isTried, type LoadedDraft } from '../../parts/for-draft.ts';
import type { Model } from '../../rules/model.ts';

export interface PublishModel {
  simulated: boolean;
  backTested: boolean;
  reason: string;
  day: DayBoxes;
  withoutBackTest: string;
  /** That somebody published a newer version since this draft was begun; '' where nobody did. */
  newer: string;
}

/** What a draft needs, and the form as typed. The first day offered is tomorrow. */
export function presentPublish(input: {
  draft: LoadedDraft;
  models: readonly Model[];
  today: Day;
  typed: Fields | undefined;
}): PublishModel {
  const { draft, models, today, typed = {} } = input;
  const versions = models.filter(({ id }) => id === draft.model.id).map(({ version }) => version);
  const newest = Math.max(0, ...versions);
  return {
    simulated: isTried(draft, 'simulation'),
    backTested: isTried(draft, 'back-test'),
    reason: one(typed, 'reason'),
    day: input.typed === undefined ? boxesOf(addDays(today, 1)) : boxesTyped(typed, 'day'),
    withoutBackTest: one(typed, 'withoutBackTest'),
    newer:
      draft.basedOnId === draft.model.id && newest > draft.basedOnVersion
        ? `Version ${newest} of this model was published since this draft was begun with version ${draft.basedOnVersion}. What is new in it is not in this draft.`
        : '',
  };
}
