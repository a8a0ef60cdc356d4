import type { Day } from '../../../kernel/calendar-day.ts';
import { one } from '../../../platform/forms/index.ts';
import { NotFound, type RequestContext } from '../../../platform/web/index.ts';
import { fetchCoveredOfficers } from '../../people/index.ts';
import { findCycle, type Cycle } from '../queries/fetch-cycles.ts';
import { fetchItems, type ReviewItem } from '../queries/fetch-items.ts';
import { fetchRules, type Rules } from '../queries/fetch-rule.ts';
import { inOrder } from '../rules/caseload-order.ts';
import { parseMonth } from '../rules/cycle-days.ts';

type Asked = Pick<RequestContext, 'tx' | 'params' | 'query' | 'today' | 'person'>;

/** The month that an address names, with its review. */
export async function loadCycle({ tx, params }: Pick<Asked, 'tx' | 'params'>): Promise<Cycle> {
  const month = parseMonth(params.month ?? '');
  const cycle = month === null ? null : await findCycle(tx, month);
  if (cycle === null) throw new NotFound(`review of the month "${(params.month ?? '').slice(0, 20)}"`);
  return cycle;
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

/** The caseload of whoever asks, with those of colleagues whom they cover for. At most four queries. */
export async function loadCaseload(asked: Asked): Promise<Caseload> {
  const { tx, today, query } = asked;
  const cycle = await loadCycle(asked);
  const officerId = asked.person?.officerId ?? null;
  const whose = officerId === null || one(query, 'whose') === 'all' ? 'all' : 'mine';
  const covered = whose === 'all' ? [] : await fetchCoveredOfficers(tx, officerId!, today);
  const officers = whose === 'all' ? null : [officerId!, ...covered.map((each) => each.officerId)];
  const rules = await fetchRules(tx, today);
  const items = inOrder(await fetchItems(tx, cycle.cycleId, officers), rules.cycle.jumpPoints);
  const names = covered.map(({ name }) => name);
  return { cycle, rules, items, whose, hasOwn: officerId !== null, covered: names };
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
