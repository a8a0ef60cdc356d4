import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** What the trail tells of an account beside changes of its row. No secret is ever in the details. */
export type AccountEvent =
  | 'sign-in'
  | 'sign-in failed'
  | 'sign-out'
  | 'proved again'
  | 'password set'
  | 'second factor added'
  | 'second factor removed'
  | 'recovery codes made'
  | 'recovery code used'
  | 'password reset asked'
  | 'password reset done'
  | 'sessions ended';

/** An event of an account in the trail of the transaction's council. */
export async function saveEvent(
  tx: Tx,
  action: AccountEvent,
  accountId: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await sql`select platform.audit_event(${action}, 'people.account', ${accountId}, ${JSON.stringify(details)}::jsonb)`.execute(
    tx,
  );
}
