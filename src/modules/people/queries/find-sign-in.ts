import { sql } from 'kysely';
import type { Database } from '../../../platform/db/types.ts';

export interface SignInAccount {
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
  isDemonstration: boolean;
  /** The hash of the password; null for whoever signs in by other means. */
  passwordHash: string | null;
  /** Kinds of second factor that are set up. */
  factors: ('totp' | 'passkey')[];
  /** The name of the council. */
  council: string;
  /** Whether the council's own sign-in lets them in. */
  signOn: boolean;
}

/**
 * The active account of an e-mail address, with what it signs in by; undefined where there is none. Runs as the owner: nobody
 * is signed in yet whose council row-level security could ask for.
 */
export async function findSignIn(db: Database, email: string): Promise<SignInAccount | undefined> {
  const found = await sql<SignInAccount>`
    select a.account_id as "accountId", a.authority_id as "authorityId", a.name, a.email, council.is_demonstration as "isDemonstration",
           council.name as council, a.sign_on_subject is not null as "signOn",
           (select c.secret from people.credential c where c.account_id = a.account_id and c.kind = 'password') as "passwordHash",
           coalesce((select array_agg(distinct c.kind) from people.credential c
                      where c.account_id = a.account_id and c.confirmed and c.kind in ('totp', 'passkey')), '{}') as factors
      from people.account a join people.authority council using (authority_id)
     where lower(a.email) = lower(${email}) and a.state = 'active'`.execute(db.owner);
  return found.rows[0];
}
