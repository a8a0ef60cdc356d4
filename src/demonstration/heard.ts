import { addDays, type Day } from '../kernel/calendar-day.ts';
import { recordEvents } from '../modules/intelligence/index.ts';
import { fixedClock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/types.ts';
import { toNobody } from '../platform/events/index.ts';
import type { Heard } from './rules/heard.ts';

const ACTOR = 'demonstration';

/**
 * Writes what the council heard, as if it had been recorded all along: each month's at its end, the last weeks' on the evening of
 * their days. Nobody is told: what follows from it is rated with the months.
 */
export async function saveHeard(
  db: Database,
  authorityId: string,
  heard: readonly Heard[],
  today: Day,
): Promise<void> {
  const recent = addDays(today, -RECENT_DAYS);
  // What was answered on its day is recorded as on that day: see live.ts.
  const quiet = heard.filter(({ live }) => live === null);
  const batches = Map.groupBy(quiet, ({ receivedOn }) =>
    receivedOn >= recent ? receivedOn : `${receivedOn.slice(0, 7)}-28`,
  );
  await db.within({ authorityId, actor: ACTOR, permissions: 'all' }, async (tx) => {
    for (const [day, events] of batches) {
      const clock = fixedClock(day >= today ? `${today}T06:00:00Z` : `${day}T17:30:00Z`);
      await recordEvents(tx, { authorityId, clock, announce: toNobody }, events.map(asRecorded));
    }
  });
}

const RECENT_DAYS = 40;

/** As the log takes it. */
export const asRecorded = ({ severity, live: _live, ...event }: Heard) => ({
  ...event,
  severity: severity as 1 | 2 | 3 | 4 | 5,
  channel: event.kind === 'cqc-notification' ? ('email' as const) : ('form' as const),
});
