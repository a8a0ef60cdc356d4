import { addMonths, type Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { rateMarket } from '../jobs/rate-market.ts';
import type { DecisionMade } from '../queries/find-status-to-decide.ts';
import { NoModelInForce } from '../rules/model-in-force.ts';
import type { Assessment } from '../rules/assessment.ts';

/** What a model said before: as it was decided on, or worked out again. */
export interface Before {
  assessment: Assessment;
  what: string;
  on: Day;
  model: { id: string; version: number };
}

interface Asked {
  tx: Tx;
  authorityId: string;
  today: Day;
}

/** What the last decision was made on; without one, what is said of a month ago now. Null where nothing is. */
export async function loadBefore(
  asked: Asked,
  locationId: string,
  last: DecisionMade | null,
): Promise<Before | null> {
  if (last !== null)
    return {
      assessment: last.assessment,
      what: 'the last decision',
      on: last.decidedOn,
      model: { id: last.modelId, version: last.modelVersion },
    };
  return workOut(asked, locationId, addMonths(asked.today, -1));
}

/** What the model in force on a past day says of a service, from what is known now of that day. */
export async function workOut(
  { tx, authorityId, today }: Asked,
  locationId: string,
  on: Day,
): Promise<Before | null> {
  try {
    const [rated] = await rateMarket(tx, {
      authorityId,
      asAt: on,
      today,
      locationIds: [locationId],
      persist: false,
    });
    if (rated === undefined) return null;
    const model = { id: rated.modelId, version: rated.modelVersion };
    return { assessment: rated, what: 'what is known now of the day', on, model };
  } catch (error) {
    if (error instanceof NoModelInForce) return null;
    throw error;
  }
}
