import type { Day } from '../../../kernel/calendar-day.ts';
import { enforcementInForce } from '../rules/enforcement-in-force.ts';
import type { Happening } from '../queries/fetch-service-happenings.ts';

/** The enforcement in force on a day, newest first. */
export function enforcementOf(happenings: readonly Happening[], today: Day) {
  return enforcementInForce(happenings, today).map(({ day, detail }) => ({
    kind: detail.kind,
    imposedOn: day,
    summary: detail.summary,
    source: detail.source,
  }));
}
