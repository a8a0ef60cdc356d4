import { againAfterDeadlock } from '../../../platform/db/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { JobKind } from '../../../platform/jobs/types.ts';
import { fetchScheme } from '../queries/fetch-scheme.ts';
import { fetchStandings } from '../queries/fetch-standings.ts';
import { raiseFound } from '../raise.ts';
import { onLook } from '../rules/evaluate.ts';
import { rulesOn } from '../rules/scheme.ts';
import type { Escalating } from '../staff.ts';

/** Looks for what time alone escalates: overdue at Red, overrides that have ended or stand against a floor. */
export async function lookAround(tx: Tx, escalating: Escalating): Promise<number> {
  const today = escalating.clock.today();
  const inForce = await fetchScheme(tx, today);
  const rules = rulesOn(inForce.scheme, 'overdue', 'override-ended', 'override-floor');
  if (rules.length === 0) return 0;
  const found = (await fetchStandings(tx, today)).flatMap((standing) => onLook(rules, standing));
  await raiseFound(tx, escalating, inForce, found);
  return found.length;
}

/** Each morning, after the night's rating: looking twice raises nothing twice. */
export const lookJob: JobKind = {
  kind: 'escalation.look',
  title: 'Looking for what is overdue at Red',
  schedule: '15 6 * * *',
  async run(_payload, { db, scope, clock, rolesThatMay }) {
    const { authorityId } = scope;
    if (authorityId === null) return { found: 0 };
    const found = await againAfterDeadlock(() =>
      db.within(scope, (tx) => lookAround(tx, { authorityId, clock, rolesThatMay })),
    );
    return { found };
  },
};
