import type { Role } from '../../../platform/access/index.ts';
import { messages } from '../messages.ts';
import { ROLES } from './roles.ts';

/** Roles that a person can be given; tokens have their own page. */
export const PERSON_ROLES: readonly Role[] = ROLES.filter(({ role }) => role !== 'api-client');

export const ADMINISTRATOR = 'administrator';
export const PROVIDER_USER = 'provider-user';

/** What is wrong with a choice of roles; undefined where nothing is. A provider's person holds no role of the council. */
export function rolesFault(roles: readonly string[]): string | undefined {
  if (roles.length === 0) return messages.rolesMissing;
  if (roles.some((role) => !PERSON_ROLES.some((known) => known.role === role))) return messages.rolesUnknown;
  return roles.includes(PROVIDER_USER) && roles.length > 1 ? messages.rolesOfProvider : undefined;
}

/**
 * Why a change of roles is refused; undefined where it is not. The council keeps an administrator, and nobody gives themselves
 * a role.
 */
export function changeRefused(change: {
  own: boolean;
  before: readonly string[];
  after: readonly string[];
  /** Active administrators beside this one. */
  otherAdministrators: number;
}): string | undefined {
  const { own, before, after, otherAdministrators } = change;
  const givesUp = before.includes(ADMINISTRATOR) && !after.includes(ADMINISTRATOR);
  if (givesUp && otherAdministrators === 0) return messages.lastAdministrator;
  return own && after.some((role) => !before.includes(role)) ? messages.rolesOwnRaised : undefined;
}
