import { againAfterDeadlock } from '../../../platform/db/index.ts';
import type { JobKind } from '../../../platform/jobs/types.ts';
import { drawChecks } from '../draw-checks.ts';

/**
 * Draws the month's random checks. Each night, so that a month is drawn although the server was off on its first, or a quota came later;
 * what was drawn is never drawn again.
 */
export const drawJob: JobKind = {
  kind: 'interventions.draw',
  title: "Drawing the month's random checks",
  schedule: '20 5 * * *',
  async run(_payload, { db, scope, clock }) {
    const { authorityId } = scope;
    if (authorityId === null) return { teams: 0, services: 0 };
    return againAfterDeadlock(() => db.within(scope, (tx) => drawChecks(tx, { clock, authorityId }, '')));
  },
};
