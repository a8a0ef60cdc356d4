import type { Room } from '../../platform/room/index.ts';
import { interventionFigures } from './figures.ts';
import { interventionRoutes } from './intervention-routes.ts';
import { drawJob } from './jobs/draw-job.ts';
import { overdueJob } from './jobs/overdue-job.ts';
import { startWhenDecided, startWhenRiskMoves } from './jobs/start-when-heard.ts';
import { GIVEN, OVERDUE, PROPOSED } from './notices.ts';
import { interventionRecordNames } from './record-names.ts';
import { interventionsRetention } from './retention.ts';
import { interventionsSubjectData } from './subject-data.ts';
import { interventionWork } from './work.ts';

export { startIntervention, startInterventions, type Ask, type Started } from './start-intervention.ts';
export { drawChecks } from './draw-checks.ts';
export { saveQuota } from './queries/save-quota.ts';
export { paths as interventionPaths } from './routes.ts';

/** The interventions room: what is done about a service, by its colour and what happened, and random checks. */
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
  routes: interventionRoutes,
  figures: interventionFigures,
  jobs: [drawJob, overdueJob],
  listens: [startWhenRiskMoves, startWhenDecided],
  work: [interventionWork],
  notices: [GIVEN, PROPOSED, OVERDUE],
  recordNames: interventionRecordNames,
  retention: interventionsRetention,
  subjectData: interventionsSubjectData,
  nav: [
    {
      text: 'Interventions',
      href: '/interventions',
      place: 34,
      permission: 'interventions.read',
      section: 'Oversight',
    },
    {
      text: 'Random checks',
      href: '/interventions/checks',
      place: 35,
      permission: 'interventions.read',
      section: 'Oversight',
    },
    {
      text: 'Protocol of interventions',
      href: '/settings/intervention-protocols',
      place: 62,
      permission: 'interventions.administer',
      setting:
        'Which intervention answers which colour or event, in which steps, and how many services are checked at random.',
    },
  ],
};
