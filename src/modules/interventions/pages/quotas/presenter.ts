import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Choice } from '../../queries/fetch-list-choices.ts';
import type { QuotaRow } from '../../queries/fetch-quotas.ts';
import { amountWords, quotaFor, quotaWords } from '../../rules/quota.ts';

export interface QuotasModel {
  now: { team: string; words: string }[];
  history: {
    team: string;
    from: string;
    green: string;
    amber: string;
    rest: string;
    reason: string;
    by: string;
  }[];
}

const OTHERS = 'All other services';

/** What holds for each team today, and all that was ever set. */
export function presentQuotas(rows: readonly QuotaRow[], teams: readonly Choice[], today: Day): QuotasModel {
  const name = (id: string | null) =>
    id === null ? OTHERS : (teams.find((team) => team.id === id)?.name ?? 'A team that is no more');
  const own = new Set(rows.map(({ teamId }) => teamId));
  const listed: (string | null)[] = [...teams.map(({ id }) => id).filter((id) => own.has(id)), null];
  return {
    now: listed.map((id) => {
      const quota = quotaFor(rows, id, today);
      return { team: name(id), words: quota === null ? 'Nobody is drawn' : quotaWords(quota) };
    }),
    history: rows.map(({ teamId, validFrom, quota, reason, recordedBy }) => ({
      team: name(teamId),
      from: shortDay(validFrom),
      green: amountWords(quota.Green),
      amber: amountWords(quota.Amber),
      rest: String(quota.restMonths),
      reason,
      by: recordedBy.replace(/ \([^)]*\)$/, ''),
    })),
  };
}
