import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** The kinds of the log, in their order. */
export async function fetchKinds(tx: Tx): Promise<{ kind: string; name: string; adverse: boolean }[]> {
  const found = await sql<{ kind: string; name: string; adverse: boolean }>`
    select kind, name, adverse from reference.intelligence_kind order by place`.execute(tx);
  return found.rows;
}
