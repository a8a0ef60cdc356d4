import type { NoticeKind } from '../../platform/notices/index.ts';

/** A meeting gave somebody something to do. */
export const ACTION_GIVEN: NoticeKind = {
  kind: 'meetings.action-given',
  title: 'Actions that meetings give you',
  template: {
    one: 'A meeting gave you an action.',
    many: 'Meetings gave you ((count)) actions.',
  },
};
