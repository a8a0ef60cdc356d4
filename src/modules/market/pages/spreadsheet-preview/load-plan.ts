import { createHash } from 'node:crypto';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import { fetchOfficers } from '../../../people/index.ts';
import type { CouncilContext } from '../../parts/for-council.ts';
import type { Sheet } from '../../parts/read-sheet.ts';
import { fetchLocalFacts } from '../../queries/fetch-local-facts.ts';
import { fetchNewestFactIds } from '../../queries/fetch-newest-fact-ids.ts';
import { fetchOwnLocations } from '../../queries/fetch-own-locations.ts';
import { fetchPastRags } from '../../queries/fetch-past-rags.ts';
import { fetchPlacementCounts } from '../../queries/fetch-placements.ts';
import { decideMatch, type Candidate, type RowToMatch } from '../../rules/matching.ts';
import { nameSimilarity } from '../../rules/name-similarity.ts';
import type { OwnLocation } from '../../rules/own-location.ts';
import { normalPostcode } from '../../rules/postcode.ts';
import type { Mapping } from '../../rules/spreadsheet-columns.ts';
import { planImport, ragKey, type Plan } from '../../rules/spreadsheet-plan.ts';
import { readRow } from '../../rules/spreadsheet-rows.ts';

/**
 * Finds the locations that rows of a file may mean: by id, and all at the row's postcode with how alike the names are.
 * Answers in the order of the rows. Supplied by the room that composes the pages.
 */
export type LocationMatcher = (tx: Tx, rows: readonly RowToMatch[]) => Promise<Candidate[][]>;

interface Asked {
  sheet: Sheet;
  mapping: Mapping;
  holdsFrom: Day;
  choices: ReadonlyMap<number, string>;
  matcher: LocationMatcher;
  /** Hold off other writers of the locations until the transaction ends. */
  lock: boolean;
}

/** What importing the sheet would do now: seven queries whatever its length, one more to lock. */
export async function loadPlan({ tx, authority }: CouncilContext, asked: Asked): Promise<Plan> {
  const { sheet, mapping, holdsFrom } = asked;
  const rows = sheet.rows.map((row) => readRow(row, sheet.headers, mapping));
  const wanted = rows.map(({ match }) => match);
  const registered = await asked.matcher(tx, wanted);
  const ownCandidates = candidatesAmong(await fetchOwnLocations(tx));
  const candidates = wanted.map((row, i) => [...(registered[i] ?? []), ...ownCandidates(row)]);
  const ids = [...new Set(candidates.flat().map(({ locationId }) => locationId))];
  if (asked.lock) await fetchNewestFactIds(tx, authority.authorityId, ids);
  const present = {
    facts: await fetchLocalFacts(tx, holdsFrom, ids),
    people: await fetchPlacementCounts(tx, holdsFrom, ids),
    rags: new Map(
      (await fetchPastRags(tx, ids)).map(({ locationId, month, rag }) => [ragKey(locationId, month), rag]),
    ),
    officers: await fetchOfficers(tx),
  };
  return planImport(
    rows,
    wanted.map((row, i) => decideMatch(row, candidates[i] ?? [])),
    asked.choices,
    present,
  );
}

/** Finds the council's own services that a row may mean, by id and by postcode. */
function candidatesAmong(own: readonly OwnLocation[]): (row: RowToMatch) => Candidate[] {
  const byKey = Map.groupBy(
    own.flatMap((service) =>
      [service.locationId, normalPostcode(service.postcode)].map((key) => ({ key, service })),
    ),
    ({ key }) => key,
  );
  return (row) => {
    const keys = [(row.id ?? '').trim().toLowerCase(), normalPostcode(row.postcode ?? '')].filter(
      (key) => key !== '',
    );
    const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []).map(({ service }) => service));
    return [...found].map(({ locationId, name, postcode }) => ({
      locationId,
      name,
      postcode,
      score: nameSimilarity(name, row.name ?? ''),
    }));
  };
}

/** Stands for all that a plan would write. */
export function planDigest(plan: Plan): string {
  const { changes, facts, people, rags, newOfficers } = plan;
  return createHash('sha256')
    .update(JSON.stringify([changes, facts, people, rags, newOfficers]))
    .digest('hex')
    .slice(0, 32);
}
