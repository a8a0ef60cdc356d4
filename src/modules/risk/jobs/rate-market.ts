import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS } from '../../../kernel/rating.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { defineEvent, type Announce } from '../../../platform/events/index.ts';
import { assessor } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import type { Facts } from '../rules/facts.ts';
import type { Model } from '../rules/model.ts';
import { askedBy } from '../rules/asked-facts.ts';
import { modelInForce, modelsInForce } from '../rules/model-in-force.ts';
import { fetchFacts } from '../queries/fetch-facts.ts';
import { fetchModels } from '../queries/fetch-models.ts';
import type { NamedFacts } from '../queries/packed-facts-source.ts';
import { tellOfWorse } from '../notices.ts';
import { worsenedOf, type RiskMoved } from '../rules/movements.ts';
import { keepRatings } from './keep-ratings.ts';

/** A rating of today found other colours or scores. Told in the transaction of the rating. */
export const RISK_MOVED = defineEvent<RiskMoved>('risk.moved');

export interface RateOptions {
  /** The council whose market is rated; null rates the whole register and can keep nothing. */
  authorityId: string | null;
  asAt: Day;
  /** Today: what CQC says without a day (a manager in post) is known on it, and on a past day only if recorded by then. */
  today: Day;
  /** Only these locations, and the registrations that followed them; the whole market where absent. */
  locationIds?: readonly string[];
  /** Whether to keep the answers as the council's current assessments and in its history. */
  persist: boolean;
  /** With what officers, and the rooms that listen to RISK_MOVED, are told of what moved; nobody is told where absent. */
  tell?: { clock: Clock; announce: Announce };
  /** Told how many are done of how many. */
  progress?: (done: number, total: number) => void;
}

/** One rated location. */
export interface RatedLocation extends Assessment {
  locationId: string;
  name: string;
  category: string;
  modelId: string;
  modelVersion: number;
}

/**
 * Rates every location of a council's market on a day by the models in force, in no order: see worstFirst.
 * @throws NoModelInForce where no model holds for the day; RangeError where asked to keep without a council
 */
export async function rateMarket(tx: Tx, options: RateOptions): Promise<RatedLocation[]> {
  const { authorityId, asAt, locationIds, persist, progress } = options;
  if (persist && authorityId === null)
    throw new RangeError('assessments can be kept for a council only: authorityId is null');
  const models = await fetchModels(tx);
  const facts = await fetchFacts(tx, {
    authorityId,
    asAt,
    today: options.today,
    asked: askedBy(modelsInForce(models, asAt)),
    locationIds,
  });
  const rate = raterOf(models, asAt);
  const rated: RatedLocation[] = [];
  for (const one of facts) rated.push(rate(one));
  progress?.(0, rated.length);
  if (persist && authorityId !== null) {
    // What followed an asked registration is rated with it.
    const touched = locationIds && [...new Set([...locationIds, ...rated.map((one) => one.locationId)])];
    const movements = await keepRatings(tx, authorityId, { asAt, ratings: rated, locationIds: touched });
    if (options.tell !== undefined && movements.length > 0) {
      await tellOfWorse(tx, options.tell.clock, authorityId, asAt, worsenedOf(movements));
      await options.tell.announce(tx, RISK_MOVED, { authorityId, asAt, movements });
    }
  }
  progress?.(rated.length, rated.length);
  return rated;
}

/** Assesses by the model of each location's category; a model is prepared once for all its categories. */
function raterOf(models: readonly Model[], asAt: Day): (facts: NamedFacts) => RatedLocation {
  const prepared = new Map<Model, (facts: Facts) => Assessment>();
  const byCategory = new Map<string, Model>();
  return (facts) => {
    const { locationId, name, category } = facts;
    const model = byCategory.get(category) ?? modelInForce(models, category, asAt);
    byCategory.set(category, model);
    const assess = prepared.get(model) ?? assessor(model, asAt);
    prepared.set(model, assess);
    return { locationId, name, category, modelId: model.id, modelVersion: model.version, ...assess(facts) };
  };
}

/** An order for lists: colour, then score, then name. Not part of rating, because for 57,000 it took as long as a third of it. */
export function worstFirst(a: RatedLocation, b: RatedLocation): number {
  if (a.rag !== b.rag) return RAGS.indexOf(a.rag) - RAGS.indexOf(b.rag);
  if (a.score !== b.score) return b.score - a.score;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.locationId < b.locationId ? -1 : 1;
}
