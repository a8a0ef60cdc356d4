import type { Day } from '../../../kernel/calendar-day.ts';
import { one } from '../../../platform/forms/index.ts';
import { NotFound, type RequestContext } from '../../../platform/web/index.ts';
import { findCycle, findCycleWithRules, type Cycle } from '../queries/fetch-cycles.ts';
import { fetchItems, type ReviewItem } from '../queries/fetch-items.ts';
import type { Rules } from '../queries/fetch-rule.ts';
import { inOrder } from '../rules/caseload-order.ts';
import { parseMonth } from '../rules/cycle-days.ts';

type Asked = Pick<RequestContext, 'tx' | 'params' | 'query' | 'today' | 'person'>;

/** The month that an address names, with its review. */
export async function loadCycle({ tx, params }: Pick<Asked, 'tx' | 'params'>): Promise<Cycle> {
  const month = parseMonth(params.month ?? '');
  const cycle = month === null ? null : await findCycle(tx, month);
  if (cycle === null) throw noReview(params.month);
  return cycle;
}

function noReview(month = ''): NotFound {
  return new NotFound(`review of the month "${month.slice(0, 20)}"`);
}

/** A caseload of a month, in the order in which it is looked at. */
export interface Caseload {
  cycle: Cycle;
  rules: Rules;
  items: ReviewItem[];
  /** 'all' for whoever asked for every service, or has no caseload of their own. */
  whose: 'mine' | 'all';
  hasOwn: boolean;
  /** Colleagues who are away, and whose services are in it. */
  covered: string[];
}

/** The caseload of whoever asks, with those of colleagues whom they cover for. Two queries. */
export async function loadCaseload(asked: Asked): Promise<Caseload> {
  const { tx, today, query } = asked;
  const month = parseMonth(asked.params.month ?? '');
  const found = month === null ? null : await findCycleWithRules(tx, month, today);
  if (found === null) throw noReview(asked.params.month);
  const { cycle, rules } = found;
  const officerId = asked.person?.officerId ?? null;
  const whose = officerId === null || one(query, 'whose') === 'all' ? 'all' : 'mine';
  const of = officerId === null || whose === 'all' ? null : { officerId, today };
  const items = inOrder(await fetchItems(tx, cycle.cycleId, of), rules.cycle.jumpPoints);
  const others = items.filter((item) => of !== null && item.officerId !== officerId);
  const covered = [...new Set(others.map(({ officerName }) => officerName ?? ''))];
  return { cycle, rules, items, whose, hasOwn: officerId !== null, covered };
}

/** Whether a service of a review waits for a decision and can have one. */
export function waits(item: ReviewItem): boolean {
  return !item.done && item.rag !== null;
}

/** The service that is looked at after one; undefined where none waits any more. */
export function nextAfter(items: readonly ReviewItem[], locationId: string): ReviewItem | undefined {
  return items.find((item) => item.locationId !== locationId && waits(item));
}

/** Whether a month is past its day on a day. */
export function isLate({ state, dueOn }: Cycle, today: Day): boolean {
  return state === 'open' && dueOn < today;
}
