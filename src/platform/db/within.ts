import { sql } from 'kysely';
import { insideTransaction } from './one-connection.ts';
import type { Scope, Tx } from './types.ts';

/** How the set-up statement begins, so that counts of a page's queries can leave it out. */
export const SET_UP = "select set_config('role', 'amberley_app', true)";

/**
 * One transaction as the application's role, for a scope. All settings go in one statement, and all are local:
 * the transaction's end, whichever, takes them off the connection.
 */
export function runWithin<T>(owner: Tx, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return owner.transaction().execute((tx) =>
    insideTransaction(async () => {
      await sql`${sql.raw(SET_UP)}, set_config('amberley.authority_id', ${scope.authorityId ?? ''}, true),
      set_config('amberley.actor', ${scope.actor}, true),
      set_config('amberley.permissions', ${permissionsText(scope)}, true)`.execute(tx);
      return work(tx);
    }),
  );
}

/** ' a b c ', as platform.may reads it. */
function permissionsText({ permissions = [] }: Scope): string {
  return permissions === 'all' ? 'all' : ` ${permissions.join(' ')} `;
}

/**
 * Lets the rest of a transaction act for another council: the one it is about to make, whose id it has just drawn.
 * Only for first set-up; row-level security would refuse the new rows otherwise.
 */
export async function enterAuthority(tx: Tx, authorityId: string): Promise<void> {
  await sql`select set_config('amberley.authority_id', ${authorityId}, true)`.execute(tx);
}
