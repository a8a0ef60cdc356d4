import { Temporal } from 'temporal-polyfill';
import { CqcApiError } from './errors.ts';

/** How the sync decides. Days; ours, from how CQC's API behaves, not CQC's own. */
export const SYNC_RULES = {
  /** A window of changes starts this long before the last one ended: changes reach the API late. */
  overlapDays: 3,
  /** A run that stopped longer ago starts anew: what it fetched is too old to merge. */
  resumeWithinDays: 2,
  /** After this long a full sync is due, to catch what the changes never told. */
  fullEveryDays: 28,
  /** So many records failing one after another mean that CQC's API is down. */
  failuresInARow: 10,
} as const;

export type SyncMode = 'auto' | 'full' | 'changes';

interface EarlierRun {
  mode: 'full' | 'changes';
  windowTo: Date;
  startedAt: Date;
}

export type SyncPlan =
  | { kind: 'resume' }
  | { kind: 'full' }
  /** Instants in ISO text to the second, as the API takes them. */
  | { kind: 'changes'; from: string; to: string };

/**
 * What a sync does now. Auto takes up an open run, else reads the changes since the last run, else (never synced, or
 * the last full sync is four weeks old) everything. Throws where changes are asked for and there is nothing to follow.
 */
export function planSync(
  asked: SyncMode,
  runs: { open: EarlierRun | null; last: EarlierRun | null; lastFull: EarlierRun | null },
  now: Date,
  overlapDays: number = SYNC_RULES.overlapDays,
): SyncPlan {
  const { open, last, lastFull } = runs;
  const resumable = open !== null && ageDays(open.startedAt, now) <= SYNC_RULES.resumeWithinDays;
  if (resumable && (asked === 'auto' || asked === open.mode)) return { kind: 'resume' };
  if (asked === 'changes' && last === null) {
    throw new Error(
      'There is no earlier sync of this area whose changes could be followed: run a full sync first',
    );
  }
  const fullIsDue = lastFull === null || ageDays(lastFull.windowTo, now) > SYNC_RULES.fullEveryDays;
  if (last === null || asked === 'full' || (asked === 'auto' && fullIsDue)) return { kind: 'full' };
  const from = Temporal.Instant.fromEpochMilliseconds(last.windowTo.getTime()).subtract({
    hours: overlapDays * 24,
  });
  return { kind: 'changes', from: seconds(from), to: instantText(now) };
}

/** "2026-11-21T02:30:00Z": an instant as CQC's API takes it. */
export function instantText(at: Date): string {
  return seconds(Temporal.Instant.fromEpochMilliseconds(at.getTime()));
}

/** True where no other record could be fetched either, so that the sync stops and waits for the next run. */
export function stopsSync(error: unknown): boolean {
  if (!(error instanceof CqcApiError)) return true;
  return ['no key', 'refused', 'forbidden', 'throttled'].includes(error.problem);
}

function seconds(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

function ageDays(then: Date, now: Date): number {
  return (now.getTime() - then.getTime()) / 86_400_000;
}
