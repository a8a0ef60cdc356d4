import { listener } from '../../../platform/events/index.ts';
import { INTELLIGENCE_CHANGED } from '../../intelligence/index.ts';
import { rateMarket } from './rate-market.ts';

/** What the council has heard may change a colour: the service is rated anew in the same transaction. */
export const rateWhenHeard = listener(
  INTELLIGENCE_CHANGED,
  async (tx, { authorityId, locationIds }, { clock, announce }) => {
    if (locationIds.length === 0) return;
    const today = clock.today();
    await rateMarket(tx, {
      authorityId,
      asAt: today,
      today,
      locationIds,
      persist: true,
      tell: { clock, announce },
    });
  },
);
