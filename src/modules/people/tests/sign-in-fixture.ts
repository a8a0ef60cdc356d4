import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { applicationOn, webServer } from '../../../app.ts';
import { fixedClock, newId, type Clock } from '../../../platform/clock/index.ts';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import { saveNewAccount, savePassword } from '../index.ts';
import { hashPassword } from '../rules/password-hash.ts';
import { Visitor } from './visitor.ts';

export const PASSWORD = 'hedge otter vestry';
let hash: string | undefined;

/** The product over a test's database, with a clock that can be moved on. */
export interface SignInTest {
  app: FastifyInstance;
  visitor(how?: Visitor['how']): Visitor;
  /** Moves the clock on. */
  later(ms: number): void;
  now(): Date;
  /** An active account with the password above. */
  addPerson(
    email: string,
    details?: { roles?: string[]; authorityId?: string; password?: string },
  ): Promise<string>;
  /** The account's events in the trail, oldest first: "sign-in {...}". */
  eventsOf(accountId: string): Promise<{ action: string; details: Record<string, unknown> }[]>;
}

/** Opens the product over a test's database. */
export async function openSignIn(test: TestDatabase, publicUrl?: string): Promise<SignInTest> {
  const { db, dataDir, authorityId } = test;
  let at = test.clock.now().getTime();
  const clock: Clock = {
    now: () => new Date(at),
    today: () => fixedClock(new Date(at).toISOString()).today(),
  };
  const config = { port: 0, host: '127.0.0.1', dataDir, ...(publicUrl === undefined ? {} : { publicUrl }) };
  const { app } = await webServer(applicationOn(db, config, clock), { log: false });
  return {
    app,
    visitor: (how) => new Visitor(app, how),
    later: (ms) => (at += ms),
    now: clock.now,
    addPerson: async (email, details = {}) => {
      const accountId = newId();
      const ids = { accountId, authorityId: details.authorityId ?? authorityId };
      const secret =
        details.password === undefined
          ? (hash ??= await hashPassword(PASSWORD))
          : await hashPassword(details.password);
      const roles = details.roles ?? ['quality-officer'];
      await db.within({ authorityId: ids.authorityId, actor: 'tester' }, async (tx) => {
        await saveNewAccount(tx, { ...ids, email, name: `Person of ${email}`, state: 'active', roles });
        await savePassword(tx, { ...ids, credentialId: newId(), hash: secret });
      });
      return accountId;
    },
    eventsOf: async (accountId) => {
      const found = await sql<{ action: string; details: Record<string, unknown> }>`
        select action, new_row as details from platform.audit_entry
         where table_name = 'people.account' and row_id = ${accountId} and action not in ('insert', 'update') order by seq`.execute(
        db.owner,
      );
      return found.rows;
    },
  };
}
