import type { Kysely } from 'kysely';

/**
 * A handle for queries: the pool, or a transaction. Queries are SQL in Kysely's `sql` template with a typed row:
 * sql<{ name: string }>`select name from cqc.location where location_id = ${id}`.execute(tx)
 * Column types as read: `date` is ISO text, `timestamptz` a Date, `bigint` and `numeric` a number, `jsonb` parsed.
 */
export type Tx = Kysely<unknown>;

/** Who acts, in which council; null is no council: shared data only. Set on the transaction for audit and row-level security. */
export interface Scope {
  authorityId: string | null;
  actor: string;
  /** What the actor may, for policies that ask `platform.may`; 'all' for the machine itself. None where absent. */
  permissions?: readonly string[] | 'all';
}

export interface Database {
  readonly kind: 'embedded' | 'server';
  /** The pool itself, as the owner of the tables: migrations, the audit check. Requests use `within`. */
  readonly owner: Tx;
  /**
   * Runs work in one transaction as the application's role with row-level security for the scope, and commits it;
   * rolls back where the work throws. Always pass the `tx` down: the embedded database has a single connection, and
   * a query on the pool inside the work would wait for itself.
   */
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Says at which address this process serves, to whoever finds the data folder taken. Nothing to say where a server
   * holds the data, which many may use.
   */
  announce(address: string): void;
  close(): Promise<void>;
}
