import type { Scope } from '../../../platform/db/types.ts';

/** Whose account something is about. */
export interface Person {
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
}

/** A person acting on their own account, before or after they are wholly signed in: named in the trail, and with no permissions. */
export const scopeOf = ({ authorityId, name, email }: Omit<Person, 'accountId'>): Scope => ({
  authorityId,
  actor: `${name} (${email})`,
});
