import { ageInWords, longDay, type Day } from '../../../kernel/calendar-day.ts';

export interface AgeTextProps {
  since: Day | null;
  today: Day;
  /** True where it is too old to lean on; then it says so. */
  stale?: boolean;
  /** What is shown where there is no day. */
  never?: string;
}

/** How old something is, in words, with the day in its title: "3 years 2 months". */
export function AgeText({ since, today, stale, never }: AgeTextProps) {
  if (since === null) return <span class="amb-age amb-age--never">{never ?? 'Never'}</span>;
  return (
    <span class={stale ? 'amb-age amb-age--stale' : 'amb-age'}>
      <time datetime={since} title={longDay(since)}>
        {ageInWords(since, today)}
      </time>
      {stale && <span class="amb-age__stale"> old</span>}
    </span>
  );
}
