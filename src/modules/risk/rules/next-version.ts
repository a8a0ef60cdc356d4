import type { Model } from './model.ts';
import { isOwnModel, ownModelId } from './model-in-force.ts';

/**
 * What a draft that begins with a model is called on record: the next version of a council's own model; of a shipped one, which
 * only migrations follow, the first version of a model of the council's own.
 */
export function nextVersionOf(model: Model, all: readonly Model[], uuid: string): Model {
  if (!isOwnModel(model)) return { ...model, id: ownModelId(uuid), version: 1 };
  const versions = all.filter(({ id }) => id === model.id).map(({ version }) => version);
  return { ...model, version: Math.max(...versions, model.version) + 1 };
}
