import type { KnownPerson } from './claims.ts';

/** An account that may be the person's. */
export interface FoundAccount {
  accountId: string;
  name: string;
  email: string;
  state: 'invited' | 'active' | 'left';
  /** The provider that it is linked with, if any. */
  linkedIssuer: string | null;
  /** Roles that an administrator gave, and no claim. */
  ownRoles: string[];
}

/** Why a person whom the provider knows is not let in. */
export type Refusal = 'no account' | 'no role' | 'left' | 'no e-mail' | 'e-mail taken' | 'second step';

/** What becomes of a person whom the provider knows. */
export type Admission =
  | { kind: 'admitted'; account: FoundAccount; link: boolean }
  | { kind: 'made'; name: string; email: string }
  | { kind: 'refused'; why: Refusal; account: FoundAccount | null };

interface AdmissionRules {
  issuer: string;
  makeAccounts: boolean;
  requireAmr: readonly string[];
}

/**
 * Decides about a person whom the provider knows: by the account that is linked with them; else, the first time, by the
 * account with their e-mail address; else by an account made for them, where the council allows that and they have a role.
 */
export function admission(
  person: KnownPerson,
  rules: AdmissionRules,
  found: { bySubject: FoundAccount | null; byEmail: FoundAccount | null },
): Admission {
  const account = found.bySubject ?? found.byEmail;
  const refused = (why: Refusal): Admission => ({ kind: 'refused', why, account });
  if (!rules.requireAmr.every((each) => person.amr.includes(each))) return refused('second step');
  if (account === null) {
    if (!rules.makeAccounts) return refused('no account');
    if (person.roles.length === 0) return refused('no role');
    if (person.email === null) return refused('no e-mail');
    return { kind: 'made', name: person.name, email: person.email };
  }
  const link = found.bySubject === null;
  // Linked with another subject of this provider: an address that was given to somebody new is not their account.
  if (link && account.linkedIssuer === rules.issuer) return refused('e-mail taken');
  if (account.state === 'left') return refused('left');
  if (person.roles.length === 0 && account.ownRoles.length === 0) return refused('no role');
  return { kind: 'admitted', account, link };
}
