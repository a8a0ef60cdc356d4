import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Mapping } from '../rules/spreadsheet-columns.ts';

/** How a file with exactly these headings was matched last time; undefined where there was none. */
export async function findMapping(tx: Tx, headersDigest: string): Promise<Mapping | undefined> {
  const found = await sql<{ mapping: Mapping }>`
    select mapping from market.spreadsheet_mapping where headers_digest = ${headersDigest}`.execute(tx);
  return found.rows[0]?.mapping;
}
