import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { sendNotices, type NewNotice, type NoticeKind } from '../../platform/notices/index.ts';
import { ruleLabel } from './rules/rule-label.ts';
import type { Trigger } from './rules/scheme.ts';
import { paths } from './routes.ts';

/** What cannot wait: told at once, at any hour. */
export const ESCALATED_AT_ONCE: NoticeKind = {
  kind: 'escalation.at-once',
  title: 'Something escalated to you that cannot wait',
  template: {
    one: 'Something was escalated to you and waits for your answer',
    many: '((count)) things were escalated to you and wait for your answer',
  },
  urgent: true,
};

export const ESCALATED: NoticeKind = {
  kind: 'escalation.raised',
  title: 'Something escalated to you',
  template: ESCALATED_AT_ONCE.template,
};

export const WENT_UP: NoticeKind = {
  kind: 'escalation.went-up',
  title: 'Something escalated to you that went up the ladder',
  template: {
    one: 'Something that was escalated to you went up the ladder',
    many: '((count)) things that were escalated to you went up the ladder',
  },
};

export const STILL_OPEN: NoticeKind = {
  kind: 'escalation.still-open',
  title: 'Something escalated to you that still waits',
  template: {
    one: 'Something that was escalated to you still waits for an answer',
    many: '((count)) things that were escalated to you still wait for an answer',
  },
};

export const DECIDED: NoticeKind = {
  kind: 'escalation.decided',
  title: 'Something escalated to you that was decided',
  template: {
    one: 'Something that was escalated to you was decided',
    many: '((count)) things that were escalated to you were decided',
  },
};

/** One thing that one person is told. */
export interface Telling {
  accountId: string;
  escalationId: string;
  what: 'escalated' | 'more' | 'went up' | 'still open' | 'decided';
  urgent: boolean;
  trigger: Trigger;
  ruleName: string;
  serviceName: string;
}

/** More than so many at once (a new model, an import) are one notice with their number. */
const MOST_ONE_BY_ONE = 5;
const LONGEST_ABOUT = 200;

/**
 * Tells people, in the transaction that it follows from. What a notice is about names the rule only to whoever may know it;
 * a mail says neither the service nor the rule.
 */
export async function tell(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  tellings: readonly Telling[],
  mayKnow: (accountId: string) => boolean,
): Promise<void> {
  const groups = Map.groupBy(tellings, (one) => `${one.accountId} ${kindOf(one).kind}`);
  const notices = [...groups.values()].flatMap((all): NewNotice[] => {
    const { accountId } = all[0]!;
    const base = { authorityId, accountId, kind: kindOf(all[0]!) };
    if (all.length > MOST_ONE_BY_ONE) return [{ ...base, href: paths.list(), count: all.length }];
    return all.map((one) => ({
      ...base,
      href: paths.escalation(one.escalationId),
      about: aboutOf(one, mayKnow(accountId)),
    }));
  });
  await sendNotices(tx, clock, notices);
}

function kindOf({ what, urgent }: Telling): NoticeKind {
  if (what === 'went up') return WENT_UP;
  if (what === 'still open') return STILL_OPEN;
  if (what === 'decided') return DECIDED;
  return urgent ? ESCALATED_AT_ONCE : ESCALATED;
}

/** "Meadow Court: Became Red", or no more than the service's name. */
function aboutOf({ serviceName, trigger, ruleName, what }: Telling, mayKnow: boolean): string {
  const label = ruleLabel(trigger, ruleName, mayKnow);
  const end = `${label === null ? '' : `: ${label}`}${what === 'more' ? ' (one more reason)' : ''}`;
  return `${[...serviceName].slice(0, LONGEST_ABOUT - end.length).join('')}${end}`;
}
