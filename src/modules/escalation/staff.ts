import type { RolesThatMay } from '../../platform/access/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { fetchAnswerers, type NamedAnswerer } from './queries/fetch-answerers.ts';
import { peopleOf, type People } from './rules/ladder.ts';
import type { Rung } from './rules/scheme.ts';

/** For whom and with what escalation works: what a listener, a job and a page have in common. */
export interface Escalating {
  authorityId: string;
  clock: Clock;
  rolesThatMay?: RolesThatMay;
}

/** Everybody who may answer, and what the ladder makes of them. */
export interface Staff {
  answerers: readonly NamedAnswerer[];
  /** Who stands on each rung for a service whose officer's team has these leads. */
  people(ladder: readonly Rung[], leads: readonly string[]): People;
  /** Whether a person may know that something is whistleblowing. */
  mayKnow(accountId: string): boolean;
}

/** Fetches the people who may answer, once for a listener or a run of the clock. */
export async function findStaff(tx: Tx, { clock, rolesThatMay }: Escalating): Promise<Staff> {
  const roles = (permission: string) => [...(rolesThatMay?.(permission) ?? [])];
  const answerers = await fetchAnswerers(tx, clock.today(), roles('escalation.answer'));
  const knowing = new Set(roles('intelligence.whistleblowing'));
  const mayKnow = new Set(
    answerers.filter((one) => one.roles.some((role) => knowing.has(role))).map(({ accountId }) => accountId),
  );
  return {
    answerers,
    people: (ladder, leads) => peopleOf(ladder, answerers, leads),
    mayKnow: (accountId) => mayKnow.has(accountId),
  };
}
