import type { NoticeKind } from '../../platform/notices/index.ts';

/** Placements at a service were restricted, stopped or opened again. */
export const PLACEMENTS_CHANGED: NoticeKind = {
  kind: 'placement.changed',
  title: 'Services whose placements were restricted, stopped or opened',
  template: {
    one: 'Placements at a service have changed.',
    many: 'Placements at ((count)) services have changed.',
  },
};
