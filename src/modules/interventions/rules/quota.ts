import type { Day } from '../../../kernel/calendar-day.ts';
import type { Amount, Quota } from './draw.ts';

interface DatedQuota {
  teamId: string | null;
  validFrom: Day;
  quota: Quota;
}

/**
 * The quota of a team on a day: its own where one has begun, else the one for all others; null where none has begun. Rows come
 * newest first, and of one day the one recorded last.
 */
export function quotaFor(rows: readonly DatedQuota[], teamId: string | null, on: Day): Quota | null {
  const begun = rows
    .map((row, i) => ({ row, i }))
    .filter(({ row }) => row.validFrom <= on)
    .toSorted((a, b) => b.row.validFrom.localeCompare(a.row.validFrom) || a.i - b.i);
  const of = (id: string | null) => begun.find(({ row }) => row.teamId === id)?.row.quota;
  return (teamId === null ? undefined : of(teamId)) ?? of(null) ?? null;
}

/** "2", "10%". */
export function amountWords(amount: Amount): string {
  return amount.percent === undefined ? String(amount.number) : `${amount.percent}%`;
}

/** "2 Green and 10% of Amber services a month; not again within 6 months". */
export function quotaWords({ Green, Amber, restMonths }: Quota): string {
  const part = (colour: string, amount: Amount) =>
    amount.percent === undefined ? `${amount.number} ${colour}` : `${amount.percent}% of ${colour}`;
  const rest =
    restMonths === 0 ? '' : `; not again within ${restMonths} ${restMonths === 1 ? 'month' : 'months'}`;
  return `${part('Green', Green)} and ${part('Amber', Amber)} services a month${rest}`;
}
