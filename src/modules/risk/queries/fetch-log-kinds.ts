import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** A kind of entry of the intelligence log. */
export interface LogKind {
  kind: string;
  name: string;
}

/** The kinds of the log that speak against a service, which an indicator can count. */
export async function fetchLogKinds(tx: Tx): Promise<LogKind[]> {
  const { rows } = await sql<LogKind>`
    select kind, name from reference.intelligence_kind where adverse order by place`.execute(tx);
  return rows;
}
