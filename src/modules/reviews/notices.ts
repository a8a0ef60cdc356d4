import type { NoticeKind } from '../../platform/notices/index.ts';

/** A month opened, with services for a person. */
export const MONTH_OPENED: NoticeKind = {
  kind: 'reviews.month-opened',
  title: 'A monthly review that opened',
  template: {
    one: 'The monthly review has opened, with a service of yours.',
    many: 'The monthly review has opened, with ((count)) services of yours.',
  },
};

/** A month is past its due day, and services of a person wait. */
export const REVIEW_OVERDUE: NoticeKind = {
  kind: 'reviews.overdue',
  title: 'Monthly reviews of yours that are overdue',
  template: {
    one: 'The review of a service of yours is overdue.',
    many: 'The reviews of ((count)) services of yours are overdue.',
  },
};

/** An override of somebody's ends soon. */
export const OVERRIDE_ENDS: NoticeKind = {
  kind: 'reviews.override-ends',
  title: 'Overrides of yours that end soon',
  template: {
    one: 'An override that you answer for ends soon.',
    many: '((count)) overrides that you answer for end soon.',
  },
};
