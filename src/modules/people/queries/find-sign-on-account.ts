import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { FoundAccount } from '../sign-on/admission.ts';

const ACCOUNT = sql`
  select a.account_id as "accountId", a.name, a.email, a.state, a.sign_on_issuer as "linkedIssuer",
         coalesce((select array_agg(r.role order by r.role) from people.account_role r
                    where r.account_id = a.account_id and not r.from_claim), '{}') as "ownRoles"
    from people.account a`;

/** Of this council, the account that is linked with a provider's subject, and the one of an e-mail address. */
export async function findSignOnAccount(
  tx: Tx,
  who: { issuer: string; subject: string; email: string | null },
): Promise<{ bySubject: FoundAccount | null; byEmail: FoundAccount | null }> {
  const bySubject = await sql<FoundAccount>`
    ${ACCOUNT} where a.sign_on_issuer = ${who.issuer} and a.sign_on_subject = ${who.subject}`.execute(tx);
  const byEmail = await sql<FoundAccount>`
    ${ACCOUNT} where lower(a.email) = lower(${who.email}::text)`.execute(tx);
  return { bySubject: bySubject.rows[0] ?? null, byEmail: byEmail.rows[0] ?? null };
}

/** Lets nobody else with this subject in until the transaction ends: two first sign-ins at once make one account. */
export async function findTurnOfSubject(tx: Tx, issuer: string, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'sign-on', ${issuer}::text, ${subject}::text), 0))`.execute(
    tx,
  );
}
