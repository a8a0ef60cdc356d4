import type { Room } from '../../platform/room/index.ts';

/** The reviews room: every service looked at each month, and decided. */
export const room: Room = {
  name: 'reviews',
  tier: 7,
  permissions: [
    { permission: 'reviews.read', allows: 'see monthly reviews and the board of services' },
    { permission: 'reviews.manage', allows: 'see how officers get on, and close the month' },
  ],
  routes: [],
  figures: [],
  jobs: [],
  nav: [],
};
