import { againAfterDeadlock } from '../../../platform/db/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Announce } from '../../../platform/events/index.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { fetchSettings } from '../queries/fetch-settings.ts';
import { saveActs } from '../queries/save-acts.ts';
import { saveLateReturns } from '../queries/save-late-returns.ts';
import { RETURNS_CHANGED } from '../returns-changed.ts';
import { monthBefore } from '../rules/return-window.ts';
import { openMonth } from './open-month.ts';
import { remind } from './remind.ts';

/** What a day's run did. */
interface Kept {
  opened: number;
  late: number;
  reminded: number;
}

/**
 * A day of chasing, in the transaction that is given: asks for last month's returns, marks what is past its due day, reminds, and
 * tells those who weigh risk of what became late. To run it again on the same day does nothing.
 */
export async function keepReturns(
  tx: Tx,
  how: { authorityId: string; clock: Clock; announce: Announce },
): Promise<Kept> {
  const { authorityId, clock, announce } = how;
  const today = clock.today();
  const settings = await fetchSettings(tx);
  const opened = await openMonth(tx, clock, authorityId, monthBefore(today), settings);
  const late = await saveLateReturns(tx, authorityId, today);
  await saveActs(
    tx,
    clock,
    late.map((key) => ({ ...key, act: 'pass due' })),
  );
  const reminded = await remind(tx, clock, authorityId, settings);
  if (late.length > 0) {
    const locationIds = [...new Set(late.map(({ locationId }) => locationId))];
    await announce(tx, RETURNS_CHANGED, { authorityId, locationIds, came: null });
  }
  return { opened, late: late.length, reminded };
}

/** Each morning by itself. */
export const returnsJob: JobKind = {
  kind: 'capacity.returns',
  title: 'Asking for monthly returns',
  schedule: '15 6 * * *',
  async run(_payload, { db, scope, clock, announce }: JobContext): Promise<Kept> {
    const { authorityId } = scope;
    if (authorityId === null) return { opened: 0, late: 0, reminded: 0 };
    return againAfterDeadlock(() =>
      db.within(scope, (tx) => keepReturns(tx, { authorityId, clock, announce })),
    );
  },
  startPage: { text: 'Monthly returns', href: '/returns' },
};
