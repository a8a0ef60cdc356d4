const MINUTE_SECONDS = 60;

/** "2 seconds", "1 minute", "15 minutes": never less than it is. */
export function waitWords(seconds: number): string {
  const plural = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (seconds < MINUTE_SECONDS) return plural(Math.max(1, Math.ceil(seconds)), 'second');
  return plural(Math.ceil(seconds / MINUTE_SECONDS), 'minute');
}
