import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Which of some e-mail addresses have an account in this council, in lower case. */
export async function fetchTakenEmails(tx: Tx, emails: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ email: string }>`
    select lower(email) as email from people.account
     where lower(email) = any(${emails.map((email) => email.toLowerCase())}::text[])`.execute(tx);
  return new Set(found.rows.map(({ email }) => email));
}
