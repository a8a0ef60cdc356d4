import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { quoted } from './layout.ts';
import type { KeptSequence } from './manifest.ts';

/** Where the sequences of these schemas stand. */
export async function fetchSequences(tx: Tx, schemas: readonly string[]): Promise<KeptSequence[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select n.nspname::text as schema, c.relname::text as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname = any(${[...schemas]}::text[]) order by 1, 2`.execute(tx);
  const sequences: KeptSequence[] = [];
  for (const { schema, name } of rows) {
    const { rows: at } = await sql<{ value: string; called: boolean }>`
      select last_value::text as value, is_called as called from ${sql.raw(quoted(schema, name))}`.execute(
      tx,
    );
    sequences.push({ schema, name, ...at[0]! });
  }
  return sequences;
}

/** Puts a sequence where it stood. */
export async function saveSequence(tx: Tx, sequence: KeptSequence): Promise<void> {
  const name = quoted(sequence.schema, sequence.name);
  await sql`select setval(${name}::regclass, ${sequence.value}::bigint, ${sequence.called})`.execute(tx);
}
