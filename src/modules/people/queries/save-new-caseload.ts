import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { saveNewOfficer } from './save-officer.ts';

/** Whether the council has an officer of that name, also one who left. */
export async function findOfficerNamed(tx: Tx, name: string): Promise<boolean> {
  const found = await sql`select from people.officer where name = ${name}`.execute(tx);
  return found.rows.length > 0;
}

/** Makes an officer of an account's own name, whose caseload is then theirs. */
export async function saveNewCaseload(
  tx: Tx,
  account: { accountId: string; authorityId: string; officerId: string; name: string; email: string },
): Promise<void> {
  const { officerId, authorityId, name, email } = account;
  if (!(await saveNewOfficer(tx, { officerId, authorityId, name, email }))) return;
  await sql`update people.account set officer_id = ${officerId} where account_id = ${account.accountId}`.execute(
    tx,
  );
}
