import type { Day } from '../../kernel/calendar-day.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { fetchBankHolidays } from './queries/fetch-bank-holidays.ts';
import { fetchProtocols } from './queries/fetch-protocols.ts';
import { fetchServiceOwners, type ServiceOwners } from './queries/fetch-service-owners.ts';
import { saveSteps } from './queries/save-steps.ts';
import type { Telling } from './notices.ts';
import { paths } from './routes.ts';
import { ownerBy, planSteps } from './rules/plan-steps.ts';
import { KIND_NAMES, protocolInForce, type DatedProtocol, type Kind } from './rules/protocol.ts';

/** Who acts, and where. */
export interface Acting {
  clock: Clock;
  authorityId: string;
}

/** What it takes to start interventions at some services: asked once for many. */
export interface StartKnown {
  today: Day;
  protocol: DatedProtocol;
  holidays: ReadonlySet<string>;
  services: ReadonlyMap<string, ServiceOwners>;
}

/** What starting at some services needs to know, in three queries. */
export async function knowStart(tx: Tx, today: Day, locationIds: readonly string[]): Promise<StartKnown> {
  return {
    today,
    protocol: protocolInForce(await fetchProtocols(tx), today),
    holidays: await fetchBankHolidays(tx),
    services: await fetchServiceOwners(tx, today, [...new Set(locationIds)]),
  };
}

/** Sets down the steps of what has just been opened; answers whom to tell that it is theirs. */
export async function setSteps(
  tx: Tx,
  { clock, authorityId }: Acting,
  known: StartKnown,
  one: { interventionId: string; locationId: string; kind: Kind },
): Promise<Telling[]> {
  const { interventionId, locationId, kind } = one;
  const service = known.services.get(locationId);
  if (service === undefined) throw new RangeError(`no service ${locationId} to intervene at`);
  const { protocol, today, holidays } = known;
  const steps = planSteps(protocol.protocol.steps[kind], today, service.owners, holidays);
  await saveSteps(tx, clock, { authorityId, interventionId }, steps);
  const owners = new Set(
    [ownerBy('officer', service.owners), ...steps.map(({ ownerAccountId }) => ownerAccountId)].filter(
      (id) => id !== null,
    ),
  );
  const about = `${KIND_NAMES[kind]} at ${service.name}`;
  return [...owners].map((accountId) => ({ accountId, href: paths.one(interventionId), about }));
}
