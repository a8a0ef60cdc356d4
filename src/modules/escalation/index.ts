import type { Room } from '../../platform/room/index.ts';
import { clockJob } from './jobs/run-clock.ts';
import { lookJob } from './jobs/look.ts';
import { hearDecided } from './listeners/hear-decided.ts';
import { hearLog } from './listeners/hear-log.ts';
import { hearMoved } from './listeners/hear-moved.ts';
import { ESCALATED, ESCALATED_AT_ONCE, STILL_OPEN, WENT_UP } from './notices.ts';

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
  jobs: [clockJob, lookJob],
  listens: [hearDecided, hearMoved, hearLog],
  notices: [ESCALATED_AT_ONCE, ESCALATED, WENT_UP, STILL_OPEN],
  nav: [],
};
