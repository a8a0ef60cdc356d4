import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Model } from './model.ts';

/** No model decides this kind of service on this day. An older or newer model is never taken in its place. */
export class NoModelInForce extends Error {
  constructor(category: string, on: Day) {
    super(
      `no risk model is in force for "${category}" on ${longDay(on)}: a model with valid_from on or before that day is needed`,
    );
    this.name = 'NoModelInForce';
  }
}

/**
 * Of each model the version that holds on a day: the newest `validFrom` not after it, then the highest version. In the order in
 * which they are asked; one whose kinds of service are all decided by others before it decides nothing, and is left out.
 */
export function modelsInForce(models: readonly Model[], on: Day): Model[] {
  const current = new Map<string, Model>();
  for (const model of models) {
    const known = current.get(model.id);
    if (model.validFrom <= on && (known === undefined || isNewer(model, known))) current.set(model.id, model);
  }
  const inOrder = [...current.values()].sort(
    (a, b) =>
      Number(a.appliesTo === null) - Number(b.appliesTo === null) ||
      Number(isOwnModel(b)) - Number(isOwnModel(a)) ||
      (isNewer(a, b) ? -1 : 1),
  );
  const taken = new Set<string>();
  return inOrder.filter(({ appliesTo }) => {
    const kinds = appliesTo ?? [EVERY_OTHER];
    const decides = kinds.some((kind) => !taken.has(kind));
    for (const kind of kinds) taken.add(kind);
    return decides;
  });
}

/** Stands for the kinds that no model names; no kind of service is called so. */
const EVERY_OTHER = '';

const OWN = 'own-';

/** Whether a model is a council's own; the others are shipped. The database holds that their ids say so. */
export function isOwnModel({ id }: Pick<Model, 'id'>): boolean {
  return id.startsWith(OWN);
}

/** The id of a new model of a council's own. */
export function ownModelId(uuid: string): string {
  return `${OWN}${uuid}`;
}

/**
 * The model that decides a category of service on a day: of those in force, one that names the category before one for
 * every category, and of these the council's own before a shipped one.
 * @throws NoModelInForce
 */
export function modelInForce(models: readonly Model[], category: string, on: Day): Model {
  const chosen = modelsInForce(models, on).find(
    (model) => model.appliesTo === null || model.appliesTo.includes(category),
  );
  if (chosen === undefined) throw new NoModelInForce(category, on);
  return chosen;
}

function isNewer(a: Model, b: Model): boolean {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom;
  return a.version === b.version ? a.id < b.id : a.version > b.version;
}
