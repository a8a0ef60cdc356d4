import { againAfterDeadlock } from '../../../../platform/db/index.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { JobContext } from '../../../../platform/jobs/index.ts';
import { recordEvents } from '../../record-event.ts';
import type { NewEvent } from '../../rules/event.ts';
import { fetchHistoryRows } from '../queries/fetch-history-rows.ts';
import { saveHistoryEvents, saveHistoryRows, type RowKeys } from '../queries/save-history-rows.ts';
import { saveHistoryOutcomes } from '../queries/save-history-outcomes.ts';
import type { HistoryTally } from '../rules/history-result.ts';
import type { Outcome } from '../rules/history-words.ts';
import { HISTORY_COLUMNS } from './columns.ts';

/** A row that can be recorded. */
export interface ReadyRow extends RowKeys {
  row: number;
  entryId: string;
  event: NewEvent;
  outcome: Outcome | null;
}

/** Records a batch of rows, but for those that were imported before; a dry run only counts. One transaction. */
export async function recordRows(
  context: JobContext,
  rows: readonly ReadyRow[],
  tally: HistoryTally,
  dryRun: boolean,
): Promise<void> {
  if (rows.length === 0) return;
  const known = await againAfterDeadlock(() =>
    context.db.within(context.scope, async (tx) => {
      const before = await fetchHistoryRows(tx, rows.map(({ rowKey }) => rowKey)); // prettier-ignore
      const fresh = rows.filter(({ rowKey }) => !before.has(rowKey));
      if (!dryRun) await recordFresh(tx, context, fresh);
      return before;
    }),
  );
  for (const { row, rowKey, contentKey, entryId, event } of rows) {
    const before = known.get(rowKey);
    if (before === undefined) tally.add(event);
    else if (before === contentKey) tally.known += 1;
    else
      tally.reject([
        {
          row,
          column: HISTORY_COLUMNS.entryId.name,
          value: entryId,
          reason: 'This entry was imported before and said something else: correct it in the log',
        },
      ]);
  }
}

async function recordFresh(
  tx: Tx,
  { scope, clock, announce }: JobContext,
  rows: readonly ReadyRow[],
): Promise<void> {
  const authorityId = scope.authorityId!;
  if (rows.length === 0) return;
  const taken = await saveHistoryRows(tx, authorityId, rows.map(({ rowKey, contentKey }) => ({ rowKey, contentKey }))); // prettier-ignore
  // Another import may have taken some in the meantime: they are recorded there.
  const ours = rows.filter(({ rowKey }) => taken.has(rowKey));
  const eventIds = await recordEvents(
    tx,
    { authorityId, clock, announce },
    ours.map(({ event }) => event),
  );
  const recorded = ours.map((row, i) => ({ ...row, eventId: eventIds[i]! }));
  await saveHistoryEvents(tx, authorityId, recorded.map(({ rowKey, eventId }) => ({ rowKey, eventId }))); // prettier-ignore
  const outcomes = recorded.flatMap(({ eventId, outcome, event }) =>
    outcome === null ? [] : [{ ...outcome, eventId, decidedOn: event.receivedOn }],
  );
  await saveHistoryOutcomes(tx, authorityId, outcomes);
}
