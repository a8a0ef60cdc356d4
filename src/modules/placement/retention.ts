import type { RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept: they are about services, and prove why people were or were not placed. */
export const placingRetention: readonly RetentionRule[] = [
  {
    recordType: 'placement.decision',
    name: 'Decisions about placements',
    what: 'When placements at a service were restricted, stopped or opened, why, by whom, and who was told. No resident is named.',
    basis:
      'Whether it was right to place somebody is asked years later (Care Act 2014, sections 5 and 42; limitation of claims).',
    tables: ['placement.decision', 'placement.reason', 'placement.told'],
    kept: 'As long as the council uses Amberley',
  },
  {
    recordType: 'placement.contact',
    name: 'The contact for placements',
    what: 'The team to ring before placing somebody. Changed when it changes.',
    basis: 'Contact of a team, not of a person.',
    tables: ['placement.contact'],
    kept: 'Until it is changed; the trail keeps what it was',
  },
];
