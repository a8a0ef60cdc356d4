import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import {
  fetchEventExamples,
  fetchLocationExamples,
  fetchNewLocationExamples,
} from '../queries/fetch-examples.ts';
import {
  fetchEndedCount,
  fetchLocationCounts,
  fetchMoved,
  fetchProviderCounts,
  type RecordCounts,
} from '../queries/fetch-outcome.ts';
import { saveKnownEvents } from '../queries/save-known-events.ts';
import { saveLeftOutProviders } from '../queries/save-left-out-providers.ts';
import { saveLineage } from '../queries/save-lineage.ts';
import { saveMergedEvents, saveUnchangedEvents } from '../queries/save-merged-events.ts';
import { saveMergedLocations } from '../queries/save-merged-locations.ts';
import { saveMergedProviders } from '../queries/save-merged-providers.ts';
import { saveMergedRelationships } from '../queries/save-merged-relationships.ts';
import { saveMovements } from '../queries/save-movements.ts';
import { saveSearch } from '../queries/save-search.ts';
import { saveStanding } from '../queries/save-standing.ts';
import { saveWithoutDuplicates, type DuplicateRow } from '../queries/save-without-duplicates.ts';
import { notSocialCare } from '../rules/staged.ts';
import { EXAMPLES_SHOWN, type Example, type ImportSource } from './import-types.ts';
import { EVENT_POLICIES, LOCATION_POLICIES, PROVIDER_POLICIES, withoutAbsent } from './policies.ts';
import type { Tally } from './tally.ts';

/** What is merged: the rows that this import staged. */
export interface Merge {
  importId: string;
  source: ImportSource;
  today: Day;
  /** Columns that the file lacks. */
  absent: readonly string[];
}

/** What the merge did, in records of the file. */
export interface Merged {
  added: number;
  changed: number;
  unchanged: number;
  moved: Record<string, number>;
  providers: { added: number; changed: number };
  examples: Example[];
}

/** The names under which judgements say where they came from. */
const EVENT_SOURCE: Record<ImportSource, string> = {
  'cqc-api': 'CQC API',
  sync: 'CQC API',
  'cqc-active': 'CQC active locations file',
  'cqc-ratings': 'CQC latest ratings file',
  'cqc-deactivated': 'CQC deactivated locations file',
  'cqc-directory': 'CQC directory',
};

/**
 * Merges what is staged into the register, in the caller's one transaction: only differences are written, and what
 * depends on them (lineage, standing, search, movements) follows. What only the database could refuse or leave out goes
 * into the tally.
 */
export async function mergeStaged(tx: Tx, merge: Merge, tally: Tally): Promise<Merged> {
  // Sorting 300,000 judgements in the 4 MB that PostgreSQL allows by itself goes by way of the disk.
  await sql`set local work_mem = '24MB'`.execute(tx);
  // The search index gathers new words and sorts them in: once, after the import, not at every 4 MB.
  await sql`set local gin_pending_list_limit = '256MB'`.execute(tx);
  return merge.source === 'cqc-ratings' ? mergeRatings(tx, merge, tally) : mergeRegister(tx, merge, tally);
}

async function mergeRatings(tx: Tx, { importId, source, today }: Merge, tally: Tally): Promise<Merged> {
  refuseDuplicates(tally, await saveWithoutDuplicates(tx, 'rating event'), 'Location ID');
  tally.leaveOut('the location is not in the register', await saveKnownEvents(tx));
  const unchanged = await saveUnchangedEvents(tx, EVENT_POLICIES[source]);
  const examples = await fetchEventExamples(tx, importId, EXAMPLES_SHOWN);
  const events = await saveMergedEvents(tx, importId, EVENT_SOURCE[source], EVENT_POLICIES[source]);
  await saveStanding(tx, importId, today);
  return {
    ...events,
    unchanged,
    moved: await fetchMoved(tx, importId),
    providers: { added: 0, changed: 0 },
    examples,
  };
}

async function mergeRegister(tx: Tx, merge: Merge, tally: Tally): Promise<Merged> {
  const { importId, source, today } = merge;
  const fromApi = source === 'cqc-api' || source === 'sync';
  refuseDuplicates(
    tally,
    await saveWithoutDuplicates(tx, 'location'),
    fromApi ? 'locationId' : 'Location ID',
  );
  if (fromApi) {
    refuseDuplicates(tally, await saveWithoutDuplicates(tx, 'provider'), 'providerId');
    for (const { sector, n } of await saveLeftOutProviders(tx)) tally.leaveOut(notSocialCare(sector), n);
  }
  const policies = withoutAbsent(LOCATION_POLICIES[source], merge.absent);
  if (!fromApi) {
    tally.note(
      'the register knows that this registration has ended, and keeps it so',
      await fetchEndedCountFor(tx, merge),
    );
  }
  await saveUnchangedEvents(tx, EVENT_POLICIES[source]);
  const examples = await examplesOf(tx, merge, policies);
  await saveMovements(tx, importId, policies, today);
  await saveMergedProviders(tx, importId, PROVIDER_POLICIES[source]);
  await saveMergedLocations(tx, importId, policies);
  await saveMergedRelationships(tx, importId);
  await saveMergedEvents(tx, importId, EVENT_SOURCE[source], EVENT_POLICIES[source]);
  await saveLineage(tx, importId);
  await saveStanding(tx, importId, today);
  await saveSearch(tx, importId);
  const providers = await fetchProviderCounts(tx, importId);
  const locations = await fetchLocationCounts(tx, importId);
  return {
    ...counted(fromApi ? together(locations, providers) : locations),
    moved: await fetchMoved(tx, importId),
    providers: { added: providers.added, changed: providers.changed },
    examples,
  };
}

/** The deactivated file ends registrations by itself. */
function fetchEndedCountFor(tx: Tx, { importId, source }: Merge): Promise<number> {
  return source === 'cqc-deactivated' ? Promise.resolve(0) : fetchEndedCount(tx, importId);
}

async function examplesOf(
  tx: Tx,
  merge: Merge,
  policies: Parameters<typeof fetchLocationExamples>[2],
): Promise<Example[]> {
  const changed = await fetchLocationExamples(tx, merge.importId, policies, EXAMPLES_SHOWN);
  const events = await fetchEventExamples(tx, merge.importId, EXAMPLES_SHOWN - changed.length);
  const added = await fetchNewLocationExamples(
    tx,
    merge.importId,
    EXAMPLES_SHOWN - changed.length - events.length,
  );
  return [...changed, ...events, ...added];
}

function refuseDuplicates(tally: Tally, duplicates: readonly DuplicateRow[], column: string): void {
  for (const { row, firstRow, id } of duplicates) {
    tally.refuse({
      row,
      column,
      value: id,
      reason: `is in the file already, in row ${firstRow}; the first one counts`,
    });
  }
}

function counted({ staged, added, changed }: RecordCounts): {
  added: number;
  changed: number;
  unchanged: number;
} {
  return { added, changed, unchanged: staged - added - changed };
}

function together(a: RecordCounts, b: RecordCounts): RecordCounts {
  return { staged: a.staged + b.staged, added: a.added + b.added, changed: a.changed + b.changed };
}
