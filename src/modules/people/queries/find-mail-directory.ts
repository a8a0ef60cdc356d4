import { sql } from 'kysely';
import type { MailDirectory } from '../../../platform/mail/index.ts';

/** Where mail finds whom to write to, and for which council. Runs as the owner: the sender serves every council. */
export const mailDirectory: MailDirectory = {
  async findPeople(tx, accountIds) {
    const found = await sql<{ accountId: string; email: string; name: string }>`
      select account_id as "accountId", email, name from people.account
       where account_id = any(${[...accountIds]}::uuid[]) and state <> 'left'`.execute(tx);
    return found.rows;
  },
  async findCouncils(tx, authorityIds) {
    const found = await sql<{ authorityId: string; name: string; isDemonstration: boolean }>`
      select authority_id as "authorityId", name, is_demonstration as "isDemonstration" from people.authority
       where authority_id = any(${[...authorityIds]}::uuid[])`.execute(tx);
    return found.rows;
  },
};
