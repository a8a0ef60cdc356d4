import { Cron } from 'croner';
import type { JobKind } from './types.ts';

/** People's time: schedules are meant by the clocks of England. */
export const SCHEDULE_ZONE = 'Europe/London';

/** When jobs of a council were queued before. */
export interface QueuedBefore {
  /** The newest of each kind. */
  newest: ReadonlyMap<string, Date>;
  /** The oldest of all: how long the council has been here. Null where nothing was ever queued. */
  oldest: Date | null;
}

/** The newest moment of a schedule after one moment and up to another; null where there is none. */
export function lastMoment(schedule: string, after: Date, until: Date): Date | null {
  // A millisecond later, so that the moment itself counts.
  const [last] = new Cron(schedule, { timezone: SCHEDULE_ZONE, paused: true }).previousRuns(
    1,
    new Date(until.getTime() + 1),
  );
  return last !== undefined && last > after ? last : null;
}

/**
 * The kinds whose moment passed while nothing ran here, in the order of those moments: a machine that is off at night rates in the
 * morning. Each once, however many nights there were. What looks each minute needs no catching up.
 */
export function missedKinds(
  kinds: readonly JobKind[],
  { newest, oldest }: QueuedBefore,
  now: Date,
): JobKind[] {
  return kinds
    .flatMap((kind) => {
      const since = newest.get(kind.kind) ?? oldest;
      if (kind.schedule === undefined || kind.due !== undefined || since === null) return [];
      const at = lastMoment(kind.schedule, since, now);
      return at === null ? [] : [{ kind, at }];
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ kind }) => kind);
}
