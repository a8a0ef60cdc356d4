import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { OfferState } from '../rules/states.ts';

/** Keeps that something was offered; false where it was offered to the service before. */
export async function saveNewOffer(
  tx: Tx,
  clock: Clock,
  one: { authorityId: string; campaignId: string; locationId: string; item: string; words: string },
): Promise<boolean> {
  const saved = await sql`
    insert into appraisals.offer (offer_id, authority_id, campaign_id, location_id, item, state, words, offered_on, changed_on)
    values (${newId(clock)}, ${one.authorityId}, ${one.campaignId}, ${one.locationId}, ${one.item}, 'offered', ${one.words},
            ${clock.today()}::date, ${clock.today()}::date)
    on conflict (campaign_id, location_id, item) do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** Moves an offer on; false where it is not what its reader saw. */
export async function saveOfferState(
  tx: Tx,
  clock: Clock,
  one: { offerId: string; version: number; from: OfferState; to: OfferState; words: string },
): Promise<boolean> {
  const saved = await sql`
    update appraisals.offer
       set state = ${one.to}, words = case when ${one.words} = '' then words else ${one.words} end, changed_on = ${clock.today()}::date,
           version = version + 1
     where offer_id = ${one.offerId} and version = ${one.version} and state = ${one.from}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
