import { sql } from 'kysely';
import type { Tx } from '../../src/platform/db/types.ts';

/** A table with rows of councils. */
export interface CouncilTable {
  name: string;
  /** The column that says whose a row is. */
  owner: string;
  key: string[];
  columns: { name: string; type: string }[];
}

/**
 * Every table with an authority_id, and the audit trail, whose chains are councils: from the catalogue, so that a table of
 * tomorrow is among them.
 */
export async function councilTables(owner: Tx): Promise<CouncilTable[]> {
  const found = await sql<CouncilTable>`
    select n.nspname || '.' || c.relname as name,
           case when c.relname = 'audit_entry' then 'chain' else 'authority_id' end as owner,
           coalesce((select array_agg(a.attname::text order by a.attnum) from pg_index i
                       join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                      where i.indrelid = c.oid and i.indisprimary), '{}') as key,
           (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum)
              from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
       and (c.oid = 'platform.audit_entry'::regclass
            or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped))
     order by 1`.execute(owner);
  return found.rows;
}

/**
 * Takes away all that could refuse a row or an operation beside rights and row-level security: checks, references and
 * triggers. For a database that is thrown away.
 */
export async function leaveOnlyRowSecurity(owner: Tx, tables: readonly CouncilTable[]): Promise<void> {
  const constraints = await sql<{ drop: string }>`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop
      from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where c.contype in ('c', 'f') and c.conrelid <> 0 and c.conparentid = 0
       and n.nspname not in ('pg_catalog', 'information_schema')`.execute(owner);
  for (const { drop } of constraints.rows) await sql.raw(drop).execute(owner);
  for (const { name } of tables) await sql.raw(`alter table ${name} disable trigger user`).execute(owner);
}

let made = 0;

/** A value of a type that no other row has, where the type has room for it; in every text the council's mark. */
function valueOf(type: string, mark: string): unknown {
  made += 1;
  const hex = made.toString(16).padStart(12, '0');
  const values: Record<string, unknown> = {
    uuid: `0000aaaa-0000-7000-8000-${hex}`,
    text: `${mark} ${made}`,
    'character varying': `${mark} ${made}`,
    integer: made,
    smallint: made % 30_000,
    bigint: made,
    numeric: made,
    'double precision': made,
    real: made,
    boolean: true,
    date: '2026-01-01',
    'timestamp with time zone': '2026-01-01T00:00:00Z',
    'time without time zone': '09:00',
    interval: '1 day',
    inet: '127.0.0.1',
    bytea: `\\x${hex}`,
    json: { mark },
    jsonb: { mark },
    'text[]': [mark],
    'uuid[]': [],
    'integer[]': [made],
    'date[]': ['2026-01-01'],
  };
  if (!(type in values)) throw new Error(`tests/support/council-rows.ts does not know the type ${type} yet`);
  return values[type];
}

/**
 * A row of a council with a value in every column, the mark in all texts but its key. Other columns that name a council (the
 * other side of an agreement) name `third`.
 */
export function rowOf(
  table: CouncilTable,
  council: string,
  third: string,
  mark: string,
): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.map(({ name, type }) => {
      if (name === table.owner) return [name, council];
      return [
        name,
        name.endsWith('authority_id') ? third : valueOf(type, table.key.includes(name) ? 'key' : mark),
      ];
    }),
  );
}

/** Inserts a row as whoever the handle acts for. */
export async function insertRow(tx: Tx, table: CouncilTable, row: Record<string, unknown>): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  await sql`insert into ${sql.table(table.name)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_record(null::${sql.table(table.name)}, ${JSON.stringify(row)}::jsonb)`.execute(tx);
} // prettier-ignore

/** A digest of all rows of a council in every table, to see whether one has changed. */
export async function digestOf(owner: Tx, tables: readonly CouncilTable[], council: string): Promise<string> {
  const parts = tables.map(
    ({ name, owner: whose }) => sql`
      select ${name} as name, md5(coalesce(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text), '')) as digest
        from ${sql.table(name)} t where ${sql.ref(`t.${whose}`)}::text = ${council}`,
  );
  const found = await sql<{ digest: string }>`
    select string_agg(name || ' ' || digest, e'\n' order by name) as digest from (${sql.join(parts, sql` union all `)}) each`.execute(
    owner,
  );
  return found.rows[0]!.digest;
}

/** Views and functions of a day by which rooms show a council's rows: schema.name, and () of a day for a function. */
export async function doorsInSql(owner: Tx): Promise<string[]> {
  const found = await sql<{ door: string }>`
    select format('%I.%I', n.nspname, c.relname) as door
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
    union all
    select format('%I.%I(date ''2030-01-01'')', n.nspname, p.proname)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.proname like 'published%' and p.pronargs - p.pronargdefaults = 1 and p.proargtypes[0] = 'date'::regtype
     order by 1`.execute(owner);
  return found.rows.map(({ door }) => door);
}
