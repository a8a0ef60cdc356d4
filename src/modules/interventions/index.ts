import type { Room } from '../../platform/room/index.ts';

/** The interventions room: what is done about a service, by its colour and what happened, and whether placements are open. */
export const room: Room = {
  name: 'interventions',
  tier: 6,
  permissions: [
    {
      permission: 'interventions.read',
      allows: 'see what is being done about services',
    },
    { permission: 'interventions.act', allows: 'start, carry out and end interventions' },
    { permission: 'interventions.administer', allows: 'set the protocols and the quotas of random checks' },
  ],
  routes: [],
  figures: [],
  jobs: [],
  nav: [],
};
