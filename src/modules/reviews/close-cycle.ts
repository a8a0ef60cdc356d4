import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import type { Cycle } from './queries/fetch-cycles.ts';
import { saveClosed, saveClosing } from './queries/save-closed.ts';

/** Closes a review, and freezes its record. False where somebody else closed or changed it first: then nothing is written. */
export async function closeCycle(
  tx: Tx,
  clock: Clock,
  cycle: Cycle,
  version: number,
  reason: string,
): Promise<boolean> {
  const { cycleId } = cycle;
  const closed = await saveClosed(tx, { cycleId, version, today: clock.today(), at: clock.now(), reason });
  if (closed) await saveClosing(tx, cycleId);
  return closed;
}
