import type { Database, Scope } from '../../../platform/db/types.ts';
import type { CqcClient } from './client.ts';
import { SYNC_RULES, stopsSync } from './rules.ts';
import { fetchSyncCounts } from './queries/fetch-sync-counts.ts';
import { findWanted, type WantedRecord } from './queries/find-wanted.ts';
import { saveRelatedWanted } from './queries/save-related-wanted.ts';
import { saveSettled, type Settled } from './queries/save-settled.ts';

export interface FetchContext {
  db: Database;
  scope: Scope;
  signal?: AbortSignal;
  progress?(done: number, total: number | null, note: string): void;
}

const READ_AHEAD = 1000;

/**
 * Fetches every wanted record of a run and those that they name, several at once. Each answer is committed by itself
 * as it comes, so a killed run asks for nothing twice but what was on its way. A record that fails after every try is
 * kept as failed; many in a row, a refused key or an endless 429 stop the run with the error.
 */
export async function fetchRecords(context: FetchContext, client: CqcClient, syncId: string): Promise<void> {
  do await fetchWanted(context, client, syncId);
  while ((await context.db.within(context.scope, (tx) => saveRelatedWanted(tx, syncId))) > 0);
}

async function fetchWanted(context: FetchContext, client: CqcClient, syncId: string): Promise<void> {
  const { db, scope } = context;
  for (;;) {
    const [wanted, counts] = await db.within(scope, async (tx) => [
      await findWanted(tx, syncId, READ_AHEAD),
      await fetchSyncCounts(tx, syncId),
    ] as const); // prettier-ignore
    if (wanted.length === 0) return;
    const settled = counts.fetched + counts.missing + counts.failed;
    await fetchBatch(context, client, syncId, wanted, { settled, total: settled + counts.wanted });
  }
}

async function fetchBatch(
  context: FetchContext,
  client: CqcClient,
  syncId: string,
  wanted: WantedRecord[],
  counts: { settled: number; total: number },
): Promise<void> {
  const stop = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal;
  const queue = wanted.values();
  let failuresInARow = 0;
  const worker = async () => {
    for (const { kind, id } of queue) {
      signal.throwIfAborted();
      const answer = await ask(client, kind, id, signal);
      failuresInARow = answer.state === 'failed' ? failuresInARow + 1 : 0;
      await context.db.within(context.scope, (tx) => saveSettled(tx, syncId, kind, id, answer));
      if (answer.state === 'failed' && failuresInARow >= SYNC_RULES.failuresInARow) {
        throw new Error(`${failuresInARow} records in a row failed, the last with: ${answer.note}`);
      }
      counts.settled += 1;
      context.progress?.(
        counts.settled,
        counts.total,
        `Fetched ${counts.settled} of ${counts.total} records from CQC`,
      );
    }
  };
  const failing = (error: unknown) => {
    stop.abort(error);
    throw error;
  };
  await Promise.allSettled(Array.from({ length: client.atOnce }, () => worker().catch(failing)));
  signal.throwIfAborted();
}

async function ask(
  client: CqcClient,
  kind: WantedRecord['kind'],
  id: string,
  signal: AbortSignal,
): Promise<Settled> {
  try {
    const body =
      kind === 'location' ? await client.getLocation(id, signal) : await client.getProvider(id, signal);
    return body === null ? { state: 'missing' } : { state: 'fetched', body };
  } catch (error) {
    if (signal.aborted || stopsSync(error)) throw error;
    return { state: 'failed', note: error instanceof Error ? error.message : String(error) };
  }
}
