import type { Tx } from '../../../platform/db/types.ts';
import { fetchNewestFactIds } from './fetch-newest-fact-ids.ts';
import { saveLocalFacts, type NewLocalFact } from './save-local-facts.ts';

/**
 * Appends a row of local facts where the newest row of its location is still the one that the form saw (null: none);
 * false where somebody has recorded another meanwhile, and then nothing is saved.
 */
export async function saveLocalFact(tx: Tx, fact: NewLocalFact, seen: string | null): Promise<boolean> {
  const newest = await fetchNewestFactIds(tx, fact.authorityId, [fact.locationId]);
  if ((newest.get(fact.locationId) ?? null) !== seen) return false;
  await saveLocalFacts(tx, [fact]);
  return true;
}
