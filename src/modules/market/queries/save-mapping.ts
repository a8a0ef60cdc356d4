import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Mapping } from '../rules/spreadsheet-columns.ts';

/** Remembers how the columns of a file with exactly these headings were matched. */
export async function saveMapping(
  tx: Tx,
  authorityId: string,
  headersDigest: string,
  mapping: Mapping,
): Promise<void> {
  await sql`
    insert into market.spreadsheet_mapping (authority_id, headers_digest, mapping)
    values (${authorityId}, ${headersDigest}, ${JSON.stringify(mapping)}::jsonb)
    on conflict (authority_id, headers_digest) do update set mapping = excluded.mapping, used_at = now()
     where spreadsheet_mapping.mapping <> excluded.mapping`.execute(tx);
}
