import { longDay } from '../../kernel/calendar-day.ts';
import type { NewNotice, NoticeKind } from '../../platform/notices/index.ts';
import type { Telling, Told } from './queries/save-told.ts';
import { paths } from './routes.ts';

/** A provider is asked for its numbers of a week, or reminded on the day. */
const ASKED: NoticeKind = {
  kind: 'appraisals.asked',
  title: 'Weekly questions of the council that you are asked',
  template: {
    one: 'The council asks a service of yours for its numbers of this week.',
    many: 'The council asks ((count)) services of yours for their numbers of this week.',
  },
};

/** A week's numbers have not come. */
const LATE: NoticeKind = {
  kind: 'appraisals.late',
  title: 'Weekly questions of the council that you have not answered',
  template: {
    one: 'The numbers of a service of yours for a week are late.',
    many: 'The numbers of ((count)) services of yours for a week are late.',
  },
};

export const appraisalNotices = [ASKED, LATE];

/** One notice for each person, however many services they speak for. */
export function noticesOf(authorityId: string, what: Told, telling: readonly Telling[]): NewNotice[] {
  const kind = what === 'late' ? LATE : ASKED;
  return [...Map.groupBy(telling, ({ accountId }) => accountId)].map(([accountId, all]): NewNotice => {
    const [first, ...others] = all;
    const base = { authorityId, accountId, kind };
    if (others.length > 0) return { ...base, href: paths.ours(), count: all.length };
    const { returnId, name, theme, dueOn } = first!;
    const about = `${short(name)}: ${short(theme)}, due ${longDay(dueOn)}`;
    return { ...base, href: paths.ourReturn(returnId), about };
  });
}

const short = (text: string) => [...text].slice(0, 80).join('');
