const MINUTE_MS = 60_000;
const LONGEST_MS = 60 * MINUTE_MS;

/** How often a mailbox that answers is looked at. */
export const LOOK_EVERY_MS = 2 * MINUTE_MS;

/** How long to wait after so many failures in a row: two minutes, four, eight, an hour at most. No failure: the usual time. */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_MS, LOOK_EVERY_MS * 2 ** Math.min(Math.max(0, failures - 1), 10));
}
