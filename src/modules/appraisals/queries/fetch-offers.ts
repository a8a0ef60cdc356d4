import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { OfferState } from '../rules/states.ts';

/** Something of the menu that was offered to a service. */
export interface Offer {
  offerId: string;
  locationId: string;
  item: string;
  state: OfferState;
  words: string;
  offeredOn: Day;
  changedOn: Day;
  version: number;
}

/** What was offered in a campaign, to one service where it is named. */
export async function fetchOffers(tx: Tx, campaignId: string, locationId: string | null): Promise<Offer[]> {
  const found = await sql<Offer>`
    select offer_id as "offerId", location_id as "locationId", item, state, words, offered_on as "offeredOn", changed_on as "changedOn",
           version
      from appraisals.offer
     where campaign_id = ${campaignId} and (${locationId}::text is null or location_id = ${locationId})
     order by offered_on, item, location_id`.execute(tx);
  return found.rows;
}
