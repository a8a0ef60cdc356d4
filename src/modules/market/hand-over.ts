import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../../platform/db/types.ts';
import { fetchFactsOfOfficer } from './queries/fetch-facts-of-officer.ts';
import { saveLocalFacts, type NewLocalFact } from './queries/save-local-facts.ts';

/** Whose services go to whom. */
export interface HandOver {
  authorityId: string;
  /** Who had them. */
  officerId: string;
  /** Who has each from today on, by the location that its facts are recorded against. */
  to: ReadonlyMap<string, string>;
  today: Day;
  recordedBy: string;
  newId(): string;
}

/**
 * Gives services that name an officer to others from today on: the facts in force and those of later days are appended anew
 * with the other officer, and nothing else of them changes. Answers the locations that changed; those that no longer name the
 * officer are left.
 */
export async function handOverServices(tx: Tx, handOver: HandOver): Promise<string[]> {
  const { authorityId, officerId, to, today, recordedBy } = handOver;
  const facts = await fetchFactsOfOfficer(tx, officerId, today, [...to.keys()]);
  const rows = facts.map(({ factId: _factId, recordedAt: _recordedAt, ...fact }): NewLocalFact => ({
    ...fact,
    factId: handOver.newId(),
    authorityId,
    recordedBy,
    validFrom: fact.validFrom > today ? fact.validFrom : today,
    officerId: to.get(fact.locationId) ?? null,
  }));
  await saveLocalFacts(tx, rows);
  return [...new Set(rows.map(({ locationId }) => locationId))];
}
