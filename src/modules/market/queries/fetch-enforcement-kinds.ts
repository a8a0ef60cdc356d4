import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface EnforcementKind {
  kind: string;
  severe: boolean;
}

/** The kinds of enforcement, in the order in which forms offer them. */
export async function fetchEnforcementKinds(tx: Tx): Promise<EnforcementKind[]> {
  const found =
    await sql<EnforcementKind>`select kind, severe from reference.enforcement_kind order by place`.execute(
      tx,
    );
  return found.rows;
}
