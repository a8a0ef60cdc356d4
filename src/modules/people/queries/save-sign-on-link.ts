import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Links an account with the person whom a provider knows; an invited one is then in use. The trail says so by an event too. */
export async function saveSignOnLink(
  tx: Tx,
  accountId: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
  await sql`
    update people.account set sign_on_issuer = ${issuer}, sign_on_subject = ${subject}, state = 'active'
     where account_id = ${accountId}`.execute(tx);
  await sql`select platform.audit_event('single sign-on linked', 'people.account', ${accountId},
                                        jsonb_build_object('issuer', ${issuer}::text))`.execute(tx);
}
