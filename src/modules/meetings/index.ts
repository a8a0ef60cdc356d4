import type { Room } from '../../platform/room/index.ts';

/** The meetings room: agencies share what they know, on a record. */
export const room: Room = {
  name: 'meetings',
  tier: 7,
  permissions: [
    { permission: 'meetings.read', allows: 'see information-sharing meetings, their minutes and actions' },
    {
      permission: 'meetings.run',
      allows: 'hold information-sharing meetings, and record minutes, actions and what was shared with whom',
    },
  ],
  routes: [],
  figures: [],
  jobs: [],
  nav: [],
};
