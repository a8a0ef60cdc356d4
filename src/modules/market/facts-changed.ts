import { defineEvent } from '../../platform/events/index.ts';
import type { CouncilContext } from './parts/for-council.ts';

/** What the council records of these services changed. Told in the transaction of the change. */
export const FACTS_CHANGED = defineEvent<{ authorityId: string; locationIds: readonly string[] }>(
  'market.facts-changed',
);

/** Tells the rooms that weigh it. */
export async function tellFactsChanged(
  { tx, authority: { authorityId }, announce }: CouncilContext,
  locationIds: readonly string[],
): Promise<void> {
  if (locationIds.length > 0) await announce(tx, FACTS_CHANGED, { authorityId, locationIds });
}
