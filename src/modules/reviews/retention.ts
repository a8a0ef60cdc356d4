import type { RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. */
export const reviewsRetention: readonly RetentionRule[] = [
  {
    recordType: 'reviews.month',
    name: 'Monthly reviews and their records',
    what: 'Which services were looked at in which month, what was decided of each by whom, and how each stood when the month was closed; and the dated rules of the reviews.',
    basis:
      'Shows what the council knew of its market each month, and who answered for it (Care Act 2014, sections 5 and 48). A record that is printed again must be the one that was closed.',
    tables: [
      'reviews.cycle',
      'reviews.item',
      'reviews.closing',
      'reviews.told_expiry',
      'reviews.cycle_rule',
      'reviews.next_action_rule',
    ],
    kept: 'As long as the council uses Amberley',
  },
];
