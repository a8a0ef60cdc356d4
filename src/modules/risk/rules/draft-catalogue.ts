import type { Draft } from './draft.ts';
import { floorInWords } from './describe-model.ts';
import type { Floor, Indicator, Model } from './model.ts';
import { parseFloor } from './parse-floor.ts';
import { parseIndicator } from './parse-indicator.ts';

/** What can be added to a draft: indicators by their keys, floors by when they hold. */
export interface Catalogue {
  indicators: Indicator[];
  floors: Floor[];
}

/**
 * Everything that a draft has not got yet: of the models on record, and of what is suggested beside them. Of parts with one
 * key the first counts, and models come before suggestions.
 */
export function catalogueFor(
  { model, off }: Draft,
  models: readonly Model[],
  suggestions: readonly { kind: 'indicator' | 'floor'; definition: unknown }[],
): Catalogue {
  const indicators = new Map<string, Indicator>();
  const floors = new Map<string, Floor>();
  const ofKind = (kind: string) =>
    suggestions.filter((one) => one.kind === kind).map(({ definition }) => definition);
  const offered = {
    indicators: [...models.flatMap((one) => one.indicators), ...ofKind('indicator').flatMap(readIndicator)],
    floors: [...models.flatMap((one) => one.floors), ...ofKind('floor').flatMap(readFloor)],
  };
  for (const one of offered.indicators) if (!indicators.has(one.key)) indicators.set(one.key, one);
  for (const one of offered.floors)
    if (!floors.has(floorInWords(one.when))) floors.set(floorInWords(one.when), one);
  for (const { key } of [...model.indicators, ...off.indicators]) indicators.delete(key);
  for (const { when } of [...model.floors, ...off.floors]) floors.delete(floorInWords(when));
  return { indicators: [...indicators.values()], floors: [...floors.values()] };
}

/** A suggestion that cannot be read is left out; a test sees to it that all can. */
function readIndicator(json: unknown): Indicator[] {
  let wrong = 0;
  const read = parseIndicator(json, 0, () => (wrong += 1));
  return read === null || wrong > 0 ? [] : [read];
}

function readFloor(json: unknown): Floor[] {
  let wrong = 0;
  const read = parseFloor(json, 0, () => (wrong += 1));
  return read === null || wrong > 0 ? [] : [read];
}
