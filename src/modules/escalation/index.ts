import type { Room } from '../../platform/room/index.ts';

/** The escalation room: who must know at once when risk grows, and what they decided. */
export const room: Room = {
  name: 'escalation',
  tier: 7,
  permissions: [
    { permission: 'escalation.read', allows: 'see what was escalated, to whom, and what became of it' },
    { permission: 'escalation.answer', allows: 'acknowledge and decide what is escalated' },
    { permission: 'escalation.administer', allows: 'set the rules of escalation and the ladder' },
  ],
  routes: [],
  figures: [],
  jobs: [],
  nav: [],
};
