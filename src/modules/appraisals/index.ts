import type { Room } from '../../platform/room/index.ts';

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
  routes: [],
  figures: [],
  jobs: [],
  nav: [],
};
