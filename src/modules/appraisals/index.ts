import type { Room } from '../../platform/room/index.ts';
import { appraisalRoutes } from './appraisal-routes.ts';
import { appraisalRag } from './figures.ts';
import { weeksJob } from './jobs/keep-weeks.ts';
import { appraisalNotices } from './notices.ts';
import { appraisalRecordNames } from './record-names.ts';
import { appraisalsRetention } from './retention.ts';
import { appraisalsSubjectData } from './subject-data.ts';

/** The appraisals room: one theme asked of many services, week by week. */
export const room: Room = {
  name: 'appraisals',
  tier: 6,
  permissions: [
    { permission: 'appraisals.read', allows: 'see appraisals of a theme over services' },
    { permission: 'appraisals.run', allows: 'set up an appraisal, rate its risks, and record interventions' },
    {
      permission: 'appraisals.answer',
      allows: 'answer the questions of an appraisal for the provider they speak for',
    },
  ],
  routes: appraisalRoutes,
  figures: [appraisalRag],
  jobs: [weeksJob],
  notices: appraisalNotices,
  recordNames: appraisalRecordNames,
  retention: appraisalsRetention,
  subjectData: appraisalsSubjectData,
  nav: [
    { text: 'Appraisals', href: '/appraisals', place: 40, permission: 'appraisals.read', section: 'Oversight' },
    { text: 'Appraisals', href: '/our-appraisals', place: 6, permission: 'appraisals.answer' },
  ],
}; // prettier-ignore
