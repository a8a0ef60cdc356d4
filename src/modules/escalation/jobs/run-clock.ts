import { againAfterDeadlock } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { JobKind } from '../../../platform/jobs/types.ts';
import { tell, type Telling } from '../notices.ts';
import { fetchDue, type DueEscalation } from '../queries/fetch-due.ts';
import { fetchScheme } from '../queries/fetch-scheme.ts';
import { fetchServices, type EscalatedService } from '../queries/fetch-services.ts';
import { findAnyDue } from '../queries/find-any-due.ts';
import { saveClocks } from '../queries/save-clock.ts';
import { saveSteps, saveTold } from '../queries/save-steps.ts';
import { run, type Clocked, type Step } from '../rules/clock.ts';
import { findStaff, type Escalating } from '../staff.ts';

/** One escalation with the steps that its clock has come to. */
interface Ran {
  due: DueEscalation;
  service: EscalatedService | undefined;
  clock: Clocked;
  steps: readonly Step[];
}

/** Lets the clocks of a council run until now; answers how many escalations it moved. Running it again at once does nothing. */
export async function runClocks(tx: Tx, escalating: Escalating): Promise<number> {
  const { authorityId, clock } = escalating;
  const now = clock.now();
  const due = await fetchDue(tx, now);
  if (due.length === 0) return 0;
  const { working } = await fetchScheme(tx, clock.today());
  const staff = await findStaff(tx, escalating);
  const services = await fetchServices(
    tx,
    clock.today(),
    due.map(({ locationId }) => locationId),
  );
  const ran = due.map((one): Ran => {
    const service = services.get(one.locationId);
    const people = staff.people(one.ladder, service?.leads ?? []);
    return { due: one, service, ...run(one, now, one.rule, people, { ...working, hours: one.hours }) };
  });
  await saveClocks(
    tx,
    ran.map(({ due: { escalationId }, clock: at }) => ({ ...at, escalationId })),
  );
  const steps = ran.flatMap(({ due: { escalationId }, steps: own }) =>
    own.map(({ kind, level, dueAt }) => ({ escalationId, kind, level, dueAt, accountId: null, words: '' })),
  );
  await saveSteps(
    tx,
    authorityId,
    steps.map((step) => ({ ...step, stepId: newId(clock), at: now })),
  );
  const told = ran.flatMap(({ due: { escalationId }, steps: own }) =>
    own.flatMap(({ level, told: people }) => people.map((one) => ({ ...one, escalationId, level }))),
  );
  await saveTold(tx, authorityId, now, told);
  await tell(tx, clock, authorityId, ran.flatMap(tellingsOf), staff.mayKnow);
  return ran.length;
}

/**
 * Whom a run of one clock tells what: whoever is new on the ladder that it is theirs, those below that it went up, and at the
 * top that it still waits. Each person once, however many rungs it passed.
 */
function tellingsOf({ due, service, steps }: Ran): Telling[] {
  const base = {
    escalationId: due.escalationId,
    urgent: due.rule.urgent,
    trigger: due.rule.when.trigger,
    ruleName: due.ruleName,
    serviceName: service?.name ?? due.locationId,
  };
  const before = new Set(due.toldIds);
  const reached = new Set(steps.flatMap(({ told }) => told.map(({ accountId }) => accountId)));
  const wentUp = steps.some(({ kind }) => kind === 'moved up');
  const fresh = [...reached].filter((id) => !before.has(id));
  const old = wentUp ? [...before] : [...reached].filter((id) => before.has(id));
  return [
    ...fresh.map((accountId): Telling => ({ ...base, accountId, what: 'escalated' })),
    ...old.map((accountId): Telling => ({ ...base, accountId, what: wentUp ? 'went up' : 'still open' })),
  ];
}

/** The clock of escalations: looks each minute, and is queued only where one has run out. */
export const clockJob: JobKind = {
  kind: 'escalation.clock',
  title: 'Moving what nobody answered up the ladder',
  schedule: '* * * * *',
  due: (tx, clock) => findAnyDue(tx, clock.now()),
  async run(_payload, { db, scope, clock, rolesThatMay }) {
    const { authorityId } = scope;
    if (authorityId === null) return { moved: 0 };
    const moved = await againAfterDeadlock(() =>
      db.within(scope, (tx) => runClocks(tx, { authorityId, clock, rolesThatMay })),
    );
    return { moved };
  },
};
