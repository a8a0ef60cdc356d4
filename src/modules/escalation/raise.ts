import { newId } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { tell, type Telling } from './notices.ts';
import { fetchKnown } from './queries/fetch-known.ts';
import type { SchemeInForce } from './queries/scheme-source.ts';
import { fetchServices, type EscalatedService } from './queries/fetch-services.ts';
import { fetchTold } from './queries/fetch-told.ts';
import {
  saveCauses,
  saveFurtherCauses,
  saveNewEscalations,
  type NewEscalation,
} from './queries/save-raised.ts';
import { saveSteps, saveTold, type NewStep } from './queries/save-steps.ts';
import { raise as startClock, type Step } from './rules/clock.ts';
import type { Found } from './rules/evaluate.ts';
import { planRaising, type Raising } from './rules/plan-raising.ts';
import { findStaff, type Escalating, type Staff } from './staff.ts';

/** One raising with what the clock and the ladder made of it. */
interface Begun {
  raising: Raising;
  row: NewEscalation;
  steps: readonly Step[];
}

/**
 * Raises what was found, in the transaction that found it: new escalations with their clock and the people of their rung, and
 * further causes of those that are open. What has escalated before is left out.
 */
export async function raiseFound(
  tx: Tx,
  escalating: Escalating,
  inForce: SchemeInForce,
  found: readonly Found[],
): Promise<void> {
  if (found.length === 0) return;
  const asked = found.map(({ locationId, rule, causeKey }) => ({ locationId, ruleKey: rule.key, causeKey }));
  const plan = planRaising(found, await fetchKnown(tx, asked));
  if (plan.length === 0) return;
  const staff = await findStaff(tx, escalating);
  const ids = [...new Set(plan.map(({ locationId }) => locationId))];
  const services = await fetchServices(tx, escalating.clock.today(), ids);
  const { tellings, late } = await raiseNew(tx, escalating, inForce, staff, services, plan);
  tellings.push(...(await addCauses(tx, escalating, services, plan)));
  await tell(tx, escalating.clock, escalating.authorityId, tellings, staff.mayKnow);
  // Somebody else raised the same at the same moment: what was found are further causes of theirs.
  await raiseFound(tx, escalating, inForce, late);
}

type Services = ReadonlyMap<string, EscalatedService>;

async function raiseNew(
  tx: Tx,
  { authorityId, clock }: Escalating,
  { scheme, working }: SchemeInForce,
  staff: Staff,
  services: Services,
  plan: readonly Raising[],
): Promise<{ tellings: Telling[]; late: Found[] }> {
  const now = clock.now();
  const begun = plan
    .filter(({ openId }) => openId === null)
    .map((raising): Begun => {
      const { rule, locationId, confidentiality, causes } = raising;
      const people = staff.people(scheme.ladder, services.get(locationId)?.leads ?? []);
      const started = startClock(now, rule.level, rule, people, working);
      const { level, acknowledgeBy, decideBy } = started.clock;
      const row: NewEscalation = {
        escalationId: newId(clock),
        locationId,
        rule,
        confidentiality,
        level,
        raisedAt: now,
        ladder: scheme.ladder,
        hours: scheme.hours,
        causes: causes.length,
        acknowledgeBy: acknowledgeBy!,
        decideBy: decideBy!,
      };
      return { raising, row, steps: started.steps };
    });
  if (begun.length === 0) return { tellings: [], late: [] };
  const saved = await saveNewEscalations(
    tx,
    authorityId,
    begun.map(({ row }) => row),
  );
  const mine = begun.filter(({ row }) => saved.has(row.escalationId));
  await saveCauses(
    tx,
    authorityId,
    mine.flatMap(({ raising, row }) => causesOf(raising, row.escalationId, escalatingIds(clock), now)),
  );
  const steps = mine.flatMap(({ row, steps: own }) => [
    stepOf('raised', row.escalationId, row.rule.level),
    ...own.map((step) => stepOf(step.kind, row.escalationId, step.level)),
  ]);
  await saveSteps(
    tx,
    authorityId,
    steps.map((step) => ({ ...step, stepId: newId(clock), at: now })),
  );
  const told = mine.flatMap(({ row, steps: own }) =>
    own.flatMap((step) =>
      step.told.map((one) => ({ ...one, escalationId: row.escalationId, level: step.level })),
    ),
  );
  await saveTold(tx, authorityId, now, told);
  const byId = new Map(mine.map(({ row }) => [row.escalationId, row]));
  return {
    tellings: told.map(({ accountId, escalationId }) =>
      tellingOf(byId.get(escalationId)!, services, accountId, 'escalated'),
    ),
    late: begun.filter((one) => !mine.includes(one)).flatMap(({ raising }) => raising.causes),
  };
}

/** Further causes of what is open: everybody who was told is told of them, and nothing is closed or put off. */
async function addCauses(
  tx: Tx,
  { authorityId, clock }: Escalating,
  services: Services,
  plan: readonly Raising[],
): Promise<Telling[]> {
  const now = clock.now();
  const more = plan.flatMap((raising) =>
    raising.openId === null ? [] : [{ raising, escalationId: raising.openId }],
  );
  if (more.length === 0) return [];
  await saveCauses(
    tx,
    authorityId,
    more.flatMap(({ raising, escalationId }) => causesOf(raising, escalationId, escalatingIds(clock), now)),
  );
  await saveFurtherCauses(
    tx,
    more.map(({ raising, escalationId }) => ({
      escalationId,
      more: raising.causes.length,
      confidentiality: raising.confidentiality,
    })),
  );
  const told = await fetchTold(
    tx,
    more.map(({ escalationId }) => escalationId),
  );
  const levels = new Map(told.map(({ escalationId, level }) => [escalationId, level]));
  await saveSteps(
    tx,
    authorityId,
    more.map(({ escalationId }) => ({
      ...stepOf('cause added', escalationId, levels.get(escalationId) ?? 1),
      stepId: newId(clock),
      at: now,
    })),
  );
  const byId = new Map(more.map(({ raising, escalationId }) => [escalationId, { ...raising, escalationId }]));
  return told.map(({ escalationId, accountId }) =>
    tellingOf(byId.get(escalationId)!, services, accountId, 'more'),
  );
}

const escalatingIds = (clock: Escalating['clock']) => () => newId(clock);

function causesOf({ locationId, rule, causes }: Raising, escalationId: string, id: () => string, at: Date) {
  return causes.map(({ causeKey, confidentiality, facts }) => ({
    causeId: id(),
    escalationId,
    locationId,
    ruleKey: rule.key,
    causeKey,
    confidentiality,
    at,
    facts,
  }));
}

function stepOf(kind: NewStep['kind'], escalationId: string, level: number): Omit<NewStep, 'stepId' | 'at'> {
  return { kind, escalationId, level, dueAt: null, accountId: null, words: '' };
}

function tellingOf(
  { escalationId, locationId, rule }: { escalationId: string; locationId: string; rule: Raising['rule'] },
  services: Services,
  accountId: string,
  what: Telling['what'],
): Telling {
  return {
    accountId,
    escalationId,
    what,
    urgent: rule.urgent,
    trigger: rule.when.trigger,
    ruleName: rule.name,
    serviceName: services.get(locationId)?.name ?? locationId,
  };
}
