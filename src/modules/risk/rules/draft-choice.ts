import type { Day } from '../../../kernel/calendar-day.ts';
import { assessor } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { Facts } from './facts.ts';
import type { Model } from './model.ts';
import { modelInForce, modelsInForce } from './model-in-force.ts';

/** Which model decides a category of service. */
export type Choice = (category: string) => Model;

/** Prepares models for a day and answers the function that rates any service by the one that decides its category. */
export function raterFor(choose: Choice, asAt: Day): (facts: Facts) => Assessment {
  const prepared = new Map<Model, (facts: Facts) => Assessment>();
  const byCategory = new Map<string, Model>();
  return (facts) => {
    let model = byCategory.get(facts.category);
    if (model === undefined) byCategory.set(facts.category, (model = choose(facts.category)));
    let assess = prepared.get(model);
    if (assess === undefined) prepared.set(model, (assess = assessor(model, asAt)));
    return assess(facts);
  };
}

/** The models that are in force on a day. */
export function choiceInForce(models: readonly Model[], on: Day): Choice {
  return (category) => modelInForce(models, category, on);
}

/**
 * As it would be on a day with the draft in force from it: the draft decides the categories that it names, or, where it is for
 * every category, those that no other model in force names. Everything else stays as it is.
 */
export function choiceWithDraft(models: readonly Model[], draft: Model, on: Day): Choice {
  const others = models.filter(({ id }) => id !== draft.id);
  const named = modelsInForce(others, on).flatMap(({ appliesTo }) => appliesTo ?? []);
  const decides = (category: string) =>
    draft.appliesTo === null ? !named.includes(category) : draft.appliesTo.includes(category);
  return (category) => (decides(category) ? draft : modelInForce(others, category, on));
}
