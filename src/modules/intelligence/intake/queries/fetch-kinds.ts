import { sql } from 'kysely';
import type { Tx } from '../../../../platform/db/types.ts';

/** A kind of thing that can be heard. */
export interface KindKnown {
  kind: string;
  name: string;
}

/** Every kind, in the order in which people are shown them. */
export async function fetchKinds(tx: Tx): Promise<KindKnown[]> {
  return (await sql<KindKnown>`select kind, name from reference.intelligence_kind order by place`.execute(tx))
    .rows;
}
