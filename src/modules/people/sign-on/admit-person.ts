import { sql } from 'kysely';
import { newId } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/db/types.ts';
import type { RequestContext } from '../../../platform/web/index.ts';
import type { SignOn } from '../queries/fetch-sign-on.ts';
import { findSignOnAccount, findTurnOfSubject } from '../queries/find-sign-on-account.ts';
import { saveNewAccount } from '../queries/save-account.ts';
import { saveClaimedRoles } from '../queries/save-claimed-roles.ts';
import { saveNewSession } from '../queries/save-session.ts';
import { saveSignOnLink } from '../queries/save-sign-on-link.ts';
import { saveSignOnSession } from '../queries/save-sign-on-session.ts';
import { admission, type Admission, type FoundAccount, type Refusal } from './admission.ts';
import type { KnownPerson } from './claims.ts';

/** What single sign-on does by itself is written down under this name. */
const MACHINE = 'single sign-on';

/** A person who may come in, or why not. */
export type Admitted = { account: Pick<FoundAccount, 'accountId' | 'name' | 'email'> } | { why: Refusal };

/** What would become of a person whom the provider knows; changes nothing. */
export async function admissionOf(tx: Tx, signOn: SignOn, person: KnownPerson): Promise<Admission> {
  const { issuer } = signOn;
  return admission(person, signOn, await findSignOnAccount(tx, { ...person, issuer }));
}

/**
 * Finds or makes the account of a person whom the provider knows, and gives it the roles that the claims give now. All in
 * the provider's own council: a subject of one council never is anybody in another.
 */
export async function admitPerson(
  { db, clock }: Pick<RequestContext, 'db' | 'clock'>,
  signOn: SignOn,
  person: KnownPerson,
  address: string,
): Promise<Admitted> {
  const { authorityId } = signOn;
  return db.within({ authorityId, actor: MACHINE }, async (tx) => {
    await findTurnOfSubject(tx, signOn.issuer, person.subject);
    const decided = await admissionOf(tx, signOn, person);
    if (decided.kind === 'refused') {
      // What the claims no longer give is gone at once, also from sessions that are open elsewhere.
      if (decided.why === 'no role' && decided.account !== null)
        await saveClaimedRoles(tx, { ...decided.account, authorityId }, []);
      return refused(tx, decided.why, person, decided.account, address);
    }
    const account = decided.kind === 'admitted' ? decided.account : { accountId: newId(clock), ...decided };
    if (decided.kind === 'made') {
      const { accountId, name, email } = account;
      const made = { accountId, authorityId, name, email, state: 'active', roles: [] } as const;
      // Somebody in another council has it; whose it is stays hidden.
      if (!(await saveNewAccount(tx, made))) return refused(tx, 'e-mail taken', person, null, address);
    }
    if (decided.kind === 'made' || decided.link || decided.account.state === 'invited')
      await saveSignOnLink(tx, account.accountId, { issuer: signOn.issuer, subject: person.subject });
    await saveClaimedRoles(tx, { accountId: account.accountId, authorityId }, person.roles);
    return { account };
  });
}

async function refused(
  tx: Tx,
  why: Refusal,
  person: KnownPerson,
  account: FoundAccount | null,
  address: string,
): Promise<Admitted> {
  const details = JSON.stringify({ means: MACHINE, why, person: person.email ?? person.name, address });
  await sql`select platform.audit_event('sign-in refused', 'people.account', ${account?.accountId ?? ''}, ${details}::jsonb)`.execute(
    tx,
  );
  return { why };
}

/** Begins the session of a person who was admitted, and answers its token. */
export async function beginSession(
  { db, clock, client }: { db: Database } & Pick<RequestContext, 'clock' | 'client'>,
  signOn: SignOn,
  person: KnownPerson,
  account: Pick<FoundAccount, 'accountId' | 'name' | 'email'>,
): Promise<string> {
  const { authorityId, signOnId } = signOn;
  const { accountId } = account;
  return db.within({ authorityId, actor: `${account.name} (${account.email})` }, async (tx) => {
    const details = JSON.stringify({ means: MACHINE, provider: signOn.name, address: client.address });
    await sql`select platform.audit_event('sign-in', 'people.account', ${accountId}, ${details}::jsonb)`.execute(
      tx,
    );
    const start = { authorityId, accountId, stage: 'complete', means: MACHINE, client } as const;
    const token = await saveNewSession(tx, clock, start);
    // A provider that does not say when it asked for the password may have asked months ago.
    const provedAt = person.provedAt ?? new Date(0);
    await saveSignOnSession(tx, token, { signOnId, providerSession: person.providerSession, provedAt });
    return token;
  });
}
