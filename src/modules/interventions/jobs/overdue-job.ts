import { againAfterDeadlock } from '../../../platform/db/index.ts';
import type { JobKind } from '../../../platform/jobs/types.ts';
import { OVERDUE, tell } from '../notices.ts';
import { saveOverdueTold } from '../queries/save-overdue-told.ts';
import { paths } from '../routes.ts';

/** Tells owners each morning of steps that were not done by their day; of each once, and again where it got a new day or owner. */
export const overdueJob: JobKind = {
  kind: 'interventions.overdue',
  title: 'Telling of overdue steps',
  schedule: '10 7 * * *',
  async run(_payload, { db, scope, clock }) {
    const { authorityId } = scope;
    if (authorityId === null) return { told: 0 };
    return againAfterDeadlock(() =>
      db.within(scope, async (tx) => {
        const late = await saveOverdueTold(tx, clock.today());
        const tellings = late.map(({ accountId, interventionId, stepId, name, serviceName }) => ({
          accountId,
          href: paths.step(interventionId, stepId),
          about: `${name}: ${serviceName}`,
        }));
        await tell(tx, clock, authorityId, OVERDUE, tellings);
        return { told: late.length };
      }),
    );
  },
};
