import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Parts that a draft can be given, beside those of models on record; still to be checked. */
export interface Suggestion {
  kind: 'indicator' | 'floor';
  definition: unknown;
}

/** In the order in which they are offered. */
export async function fetchSuggestions(tx: Tx): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select kind, definition from risk.model_suggestion order by kind, place`.execute(tx);
  return rows;
}
