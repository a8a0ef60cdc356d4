import type { Room } from '../../platform/room/index.ts';
import { answeredOnTime, openEscalations } from './figures.ts';
import { clockJob } from './jobs/run-clock.ts';
import { lookJob } from './jobs/look.ts';
import { hearDecided } from './listeners/hear-decided.ts';
import { hearLog } from './listeners/hear-log.ts';
import { hearMoved } from './listeners/hear-moved.ts';
import { DECIDED, ESCALATED, ESCALATED_AT_ONCE, STILL_OPEN, WENT_UP } from './notices.ts';
import { escalationRoutes } from './pages.ts';
import { escalationRecordNames } from './record-names.ts';
import { escalationRetention } from './retention.ts';
import { paths } from './routes.ts';
import { escalationSubjectData } from './subject-data.ts';
import { escalatedWork } from './work.ts';

export { acknowledgeEscalation, decideEscalation } from './answer.ts';
export { findClock } from './queries/find-clock.ts';
export { paths as escalationPaths } from './routes.ts';
export { clockWords, isLate } from './rules/state-words.ts';

/** The escalation room: who must know at once when risk grows, and what they decided. */
export const room: Room = {
  name: 'escalation',
  tier: 7,
  permissions: [
    { permission: 'escalation.read', allows: 'see what was escalated, to whom, and what became of it' },
    { permission: 'escalation.answer', allows: 'acknowledge and decide what is escalated' },
    { permission: 'escalation.administer', allows: 'set the rules of escalation and the ladder' },
  ],
  routes: escalationRoutes,
  figures: [openEscalations, answeredOnTime],
  jobs: [clockJob, lookJob],
  listens: [hearDecided, hearMoved, hearLog],
  notices: [ESCALATED_AT_ONCE, ESCALATED, WENT_UP, STILL_OPEN, DECIDED],
  work: [escalatedWork],
  recordNames: escalationRecordNames,
  retention: escalationRetention,
  subjectData: escalationSubjectData,
  nav: [
    {
      text: 'Escalations',
      href: paths.list(),
      place: 32,
      permission: 'escalation.read',
      section: 'Oversight',
    },
    {
      text: 'Escalation',
      href: paths.settings(),
      place: 47,
      permission: 'escalation.administer',
      setting: 'What is escalated, to whom, and how long they have to answer.',
    },
  ],
};
