import { monthOf, longDay } from '../../kernel/calendar-day.ts';
import type { NewNotice, NoticeKind } from '../../platform/notices/index.ts';
import type { AwaitedReturn } from './queries/fetch-awaited.ts';
import { paths } from './routes.ts';
import type { ReminderKind } from './rules/reminders.ts';

/** A provider is asked for a return. */
const RETURN_DUE: NoticeKind = {
  kind: 'capacity.return-due',
  title: 'Monthly returns that you are asked for',
  template: {
    one: 'A monthly return of a service of yours is due.',
    many: '((count)) monthly returns of services of yours are due.',
  },
};

/** A provider's return is late. */
const RETURN_LATE: NoticeKind = {
  kind: 'capacity.return-late',
  title: 'Monthly returns of yours that are late',
  template: {
    one: 'A monthly return of a service of yours is late.',
    many: '((count)) monthly returns of services of yours are late.',
  },
};

/** The council asks back. */
export const RETURN_QUERIED: NoticeKind = {
  kind: 'capacity.return-queried',
  title: 'Questions about monthly returns that you sent',
  template: {
    one: 'The council asks something about a monthly return that you sent.',
    many: 'The council asks something about ((count)) monthly returns that you sent.',
  },
};

/** An officer's service did not send its return. */
const RETURN_MISSING: NoticeKind = {
  kind: 'capacity.return-missing',
  title: 'Services of yours whose monthly return is late',
  template: {
    one: 'The monthly return of a service of yours is late.',
    many: 'The monthly returns of ((count)) services of yours are late.',
  },
};

export const capacityNotices = [RETURN_DUE, RETURN_LATE, RETURN_QUERIED, RETURN_MISSING];

/** More at once than this is one notice, and not one for each service. */
const MOST_ONE_BY_ONE = 5;

const OF: Readonly<Record<ReminderKind, NoticeKind>> = {
  opened: RETURN_DUE,
  'due soon': RETURN_DUE,
  late: RETURN_LATE,
  'told officer': RETURN_MISSING,
};

/** A reminder that is to be sent, with the return that it is of. */
export interface ToRemind {
  accountId: string;
  kind: ReminderKind;
  of: Pick<AwaitedReturn, 'locationId' | 'name' | 'month' | 'dueOn'>;
}

/** The notices of one run: a person with many services is told of them together. */
export function noticesOf(authorityId: string, reminders: readonly ToRemind[]): NewNotice[] {
  const grouped = Map.groupBy(reminders, ({ accountId, kind }) => `${accountId} ${OF[kind].kind}`);
  return [...grouped.values()].flatMap((group): NewNotice[] => {
    const { accountId, kind } = group[0]!;
    const base = { authorityId, accountId, kind: OF[kind] };
    const officer = kind === 'told officer';
    if (group.length > MOST_ONE_BY_ONE) {
      const href = officer ? paths.returnsOf(group[0]!.of.month) : paths.ourServices();
      return [{ ...base, href, count: group.length }];
    }
    return group.map(({ of }) => ({
      ...base,
      href: paths.return(officer ? 'officer' : 'provider', of.locationId, of.month),
      about: aboutOf(of),
    }));
  });
}

function aboutOf({ name, month, dueOn }: ToRemind['of']): string {
  return `${[...name].slice(0, 120).join('')}, ${monthOf(month)}, due ${longDay(dueOn)}`;
}
