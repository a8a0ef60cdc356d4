import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import {
  NotFound,
  type Authority,
  type Reply,
  type RequestContext,
  type Route,
} from '../../../platform/web/index.ts';
import { findReturn, type MonthlyReturn } from '../queries/find-return.ts';
import { saveActingProvider } from '../queries/save-acting-provider.ts';
import type { Side } from '../routes.ts';

/** A request in a house that has been set up, by one side of a return. */
export interface SideContext extends RequestContext {
  authority: Authority;
  side: Side;
}

/** A handler for one side. A provider's person acts for their own provider, and row-level security shows them no other's returns. */
export function forSide(side: Side, work: (context: SideContext) => Promise<Reply>): Route['handler'] {
  return async (context) => {
    const { authority, tx, person } = context;
    if (authority === null) return { kind: 'redirect', to: '/set-up' };
    if (side === 'provider') await saveActingProvider(tx, person?.providerId ?? null);
    return work({ ...context, authority, side });
  };
}

/** The return of a page's address; NotFound where there is none, or none that the reader may see. */
export async function returnOf({ tx, params }: SideContext): Promise<MonthlyReturn> {
  const month = monthOfAddress(params.month ?? '');
  const found = month === null ? undefined : await findReturn(tx, params.locationId ?? '', month);
  if (found === undefined) throw new NotFound('monthly return of that service for that month');
  return found;
}

/** "2026-10" as the first day of its month; null where it is no month. */
function monthOfAddress(text: string): Day | null {
  return /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null;
}
