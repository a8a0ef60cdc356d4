import { newId } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { tell, type Telling } from './notices.ts';
import { fetchScheme } from './queries/fetch-scheme.ts';
import { fetchServices } from './queries/fetch-services.ts';
import { fetchTold } from './queries/fetch-told.ts';
import { findClock, type ClockToChange } from './queries/find-clock.ts';
import { saveAcknowledged, saveDecided, saveReopened, type NewDecision } from './queries/save-answer.ts';
import { saveSteps, saveTold, type NewStep } from './queries/save-steps.ts';
import { acknowledge, raise } from './rules/clock.ts';
import { after } from './rules/states.ts';
import { findStaff, type Escalating } from './staff.ts';
import { startDecided } from './start-decided.ts';
import type { DecisionForm } from './rules/decision-form.ts';

/** Whoever answers. */
export interface Answering extends Escalating {
  accountId: string;
}

/** What came of an answer. 'overtaken' where somebody else was there first: nothing was written. */
export type Answered = { state: 'done' } | { state: 'overtaken' } | { state: 'gone' };

/** Takes an escalation on: the clock then waits for the decision. */
export async function acknowledgeEscalation(
  tx: Tx,
  answering: Answering,
  escalationId: string,
): Promise<Answered> {
  const found = await findClock(tx, escalationId);
  if (found === null) return { state: 'gone' };
  if (after(found.state, 'acknowledged') === undefined) return { state: 'overtaken' };
  const at = answering.clock.now();
  const { accountId, authorityId } = answering;
  await saveAcknowledged(tx, escalationId, acknowledge(found, at), { accountId, at });
  await saveSteps(tx, authorityId, [stepOf(answering, found, 'acknowledged')]);
  return { state: 'done' };
}

/**
 * Decides, or corrects a decision by another. What was seen must still hold: where it went up, was answered, or has a further
 * cause since the form was shown, whoever sends it looks first.
 */
export async function decideEscalation(
  tx: Tx,
  answering: Answering,
  escalationId: string,
  version: number,
  form: DecisionForm,
): Promise<Answered> {
  const found = await findClock(tx, escalationId);
  if (found === null) return { state: 'gone' };
  if (found.version !== version || after(found.state, 'decided') === undefined) return { state: 'overtaken' };
  const { authorityId, accountId, clock } = answering;
  const decisionId = newId(clock);
  const { kind, ...written } = form;
  const interventionId = await startDecided(tx, answering, found, decisionId, written.outcome, kind);
  const decision: NewDecision = {
    ...written,
    decisionId,
    escalationId,
    interventionId,
    accountId,
    at: clock.now(),
  };
  await saveDecided(tx, authorityId, decision);
  await saveSteps(tx, authorityId, [stepOf(answering, found, 'decided')]);
  await tellOthers(tx, answering, found, 'decided');
  return { state: 'done' };
}

/** Opens a decided one again: its clock starts anew on the rung on which it stood. */
export async function reopenEscalation(
  tx: Tx,
  answering: Answering,
  escalationId: string,
  version: number,
  why: string,
): Promise<Answered> {
  const found = await findClock(tx, escalationId);
  if (found === null) return { state: 'gone' };
  if (found.version !== version || after(found.state, 'reopened') === undefined)
    return { state: 'overtaken' };
  const { authorityId, clock } = answering;
  const { working } = await fetchScheme(tx, clock.today());
  const staff = await findStaff(tx, answering);
  const services = await fetchServices(tx, clock.today(), [found.locationId]);
  const people = staff.people(found.ladder, services.get(found.locationId)?.leads ?? []);
  const begun = raise(clock.now(), found.level, found.rule, people, { ...working, hours: found.hours });
  if (!(await saveReopened(tx, escalationId, begun.clock))) return { state: 'overtaken' };
  await saveSteps(tx, authorityId, [
    stepOf(answering, found, 'reopened', why),
    ...begun.steps.map(({ kind, level }) => ({
      ...stepOf(answering, { ...found, level }, kind),
      accountId: null,
    })),
  ]);
  const told = begun.steps.flatMap(({ told: people, level }) =>
    people.map((one) => ({ ...one, escalationId, level })),
  );
  await saveTold(tx, authorityId, clock.now(), told);
  await tellOthers(tx, answering, found, 'escalated');
  return { state: 'done' };
}

function stepOf(
  { accountId, clock }: Answering,
  { escalationId, level }: Pick<ClockToChange, 'escalationId' | 'level'>,
  kind: NewStep['kind'],
  words = '',
): NewStep {
  return { stepId: newId(clock), escalationId, kind, level, dueAt: null, at: clock.now(), accountId, words };
}

/** Tells everybody who was told of it, but for whoever did it. */
async function tellOthers(
  tx: Tx,
  answering: Answering,
  found: ClockToChange,
  what: Telling['what'],
): Promise<void> {
  const { authorityId, accountId: self, clock } = answering;
  const { escalationId, locationId, trigger, ruleName, rule } = found;
  const told = (await fetchTold(tx, [escalationId])).filter(({ accountId }) => accountId !== self);
  if (told.length === 0) return;
  const service = (await fetchServices(tx, clock.today(), [locationId])).get(locationId);
  const staff = await findStaff(tx, answering);
  const base = { escalationId, what, urgent: rule.urgent, trigger, ruleName };
  const serviceName = service?.name ?? locationId;
  const tellings = told.map(({ accountId }) => ({ ...base, accountId, serviceName }));
  await tell(tx, clock, authorityId, tellings, staff.mayKnow);
}
