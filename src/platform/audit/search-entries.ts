import { sql, type RawBuilder } from 'kysely';
import type { Scope, Tx } from '../db/types.ts';
import type { Cursor } from './cursor.ts';
import type { AuditFilters } from './filters.ts';

/** An entry as the pages show it. */
export interface AuditEntry {
  chain: string;
  seq: string;
  at: Date;
  micros: string;
  actor: string;
  action: string;
  table: string;
  rowId: string;
  oldRow: unknown;
  newRow: unknown;
}

/** Of people whose name has the words asked for, at most so many are searched. */
export const MOST_ACTORS = 50;

/** A search ready to be asked: names resolved to what the indexes hold. */
export interface Search {
  chains: readonly string[];
  filters: AuditFilters;
  /** Who acted, exactly; null for anybody. */
  actors: readonly string[] | null;
  /** Tables to look for a record in, where it is asked without its table; null for any. */
  tables: readonly string[] | null;
}

/** The tables and actions that the trail can be asked for. */
export interface Choices {
  tables: string[];
  actions: string[];
}

/** Which tables and actions there are entries of. */
export async function fetchChoices(tx: Tx): Promise<Choices> {
  const found = await sql<{ kind: string; value: string }>`
    select kind, value from platform.audit_choices() order by value collate "C"`.execute(tx);
  const of = (kind: string) => found.rows.filter((row) => row.kind === kind).map((row) => row.value);
  return { tables: of('table'), actions: ['insert', 'update', ...of('action')] };
}

/** Makes a search out of its filters: of one council's chain and the shared one. */
export async function prepareSearch(
  tx: Tx,
  scope: Scope,
  filters: AuditFilters,
  tables: readonly string[],
): Promise<Search> {
  const actors = filters.who === '' ? null : await findActors(tx, filters.who);
  return {
    chains: scope.authorityId === null ? ['shared'] : [scope.authorityId, 'shared'],
    filters,
    actors,
    tables: filters.record !== '' && filters.table === '' ? tables : null,
  };
}

async function findActors(tx: Tx, words: string): Promise<string[]> {
  const found = await sql<{ actor: string }>`
    select actor from platform.audit_actors(${words}, ${MOST_ACTORS}) as actor`.execute(tx);
  return found.rows.map((row) => row.actor);
}

const SHOWN = sql`
  e.chain, e.seq::text as seq, e.at, (extract(epoch from e.at) * 1000000)::bigint::text as micros, e.actor, e.action,
  e.table_name as "table", e.row_id as "rowId", e.old_row as "oldRow", e.new_row as "newRow"`;

/** The entries of a search older than the cursor, newest first. */
export function searchEntries(
  tx: Tx,
  search: Search,
  before: Cursor | null,
  limit: number,
): Promise<AuditEntry[]> {
  return searchColumns<AuditEntry>(tx, SHOWN, search, before, limit);
}

/**
 * The same with other columns of the entry `e`. Each chain, and each actor, is read along an index that ends in time, and
 * no further than `limit`; the merge of those is small. (One condition on both chains would be sorted whole.)
 */
export async function searchColumns<T>(
  tx: Tx,
  columns: RawBuilder<unknown>,
  search: Search,
  before: Cursor | null,
  limit: number,
): Promise<T[]> {
  if (search.actors?.length === 0 || search.tables?.length === 0) return [];
  const branches = search.chains.map((chain) => {
    const newest = (actor: RawBuilder<unknown> | null) => sql`
      select * from platform.audit_entry e where ${conditions(search, chain, actor)} ${olderThan(before, chain)}
       order by e.at desc, e.seq desc limit ${limit}::int`;
    const [only, ...others] = search.actors ?? [];
    if (only === undefined) return sql`(${newest(null)})`;
    if (others.length === 0) return sql`(${newest(sql`${only}::text`)})`;
    return sql`(select found.* from unnest(${[...search.actors!]}::text[]) as who (actor)
      cross join lateral (${newest(sql`who.actor`)}) found)`;
  });
  const found = await sql<T>`
    select ${columns} from (${sql.join(branches, sql` union all `)}) e
     order by e.at desc, e.chain collate "C", e.seq desc limit ${limit}::int`.execute(tx);
  return found.rows;
}

/** How many entries a search has that are older than the cursor. */
export async function countEntries(tx: Tx, search: Search, before: Cursor): Promise<number> {
  if (search.actors?.length === 0 || search.tables?.length === 0) return 0;
  const actors = search.actors === null ? null : sql`any(${[...search.actors]}::text[])`;
  const counts = search.chains.map(
    (chain) => sql`(select count(*) from platform.audit_entry e
      where ${conditions(search, chain, actors)} ${olderThan(before, chain)})`,
  );
  const found = await sql<{ n: number }>`select (${sql.join(counts, sql` + `)})::float8 as n`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** The place before the newest entry there is: entries of later transactions are not older than it. */
export async function presentCursor(tx: Tx): Promise<Cursor> {
  const found = await sql<{ micros: string }>`
    select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros`.execute(tx);
  return { micros: found.rows[0]!.micros, chain: 'own', seq: '0' };
}

function conditions(
  { filters, tables }: Search,
  chain: string,
  actor: RawBuilder<unknown> | null,
): RawBuilder<unknown> {
  const rare = filters.action !== '' && !['insert', 'update'].includes(filters.action);
  const asked = [
    sql`e.chain = ${chain}`,
    actor !== null && sql`e.actor = ${actor}`,
    filters.table !== '' && sql`e.table_name = ${filters.table}`,
    tables !== null && sql`e.table_name = any(${[...tables]}::text[])`,
    filters.record !== '' && sql`e.row_id = ${filters.record}`,
    filters.action !== '' && sql`e.action = ${filters.action}`,
    // The index of rare actions is for these only, in these words.
    rare && sql`e.action not in ('insert', 'update')`,
    filters.from !== null && sql`e.at >= ${filters.from}::date::timestamp at time zone 'Europe/London'`,
    filters.to !== null && sql`e.at < (${filters.to}::date + 1)::timestamp at time zone 'Europe/London'`,
  ].filter((condition) => condition !== false);
  return sql.join(asked, sql` and `);
}

/** Entries after the cursor in the order of time, then chain, own before shared, then number, the newest first. */
function olderThan(before: Cursor | null, chain: string): RawBuilder<unknown> {
  if (before === null) return sql``;
  const at = before.chain === 'own' ? 0 : 1;
  const here = chain === 'shared' ? 1 : 0;
  const seq = here === at ? before.seq : here > at ? '9223372036854775807' : '-1';
  const instant = sql`timestamptz '1970-01-01 00:00:00+00' + ${before.micros}::bigint * interval '1 microsecond'`;
  return sql`and (e.at, e.seq) < (${instant}, ${seq}::bigint)`;
}
