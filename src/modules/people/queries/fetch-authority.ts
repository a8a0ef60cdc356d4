import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface AuthorityRow {
  authorityId: string;
  name: string;
  isDemonstration: boolean;
  brand: { wordmark?: string; primary?: string; accent?: string };
  version: number;
  area: string[];
}

/**
 * The council that this installation serves: the first that was set up, with its area; undefined before set-up.
 * Runs as the owner, because it is asked before any council's row-level security can be chosen.
 */
export async function fetchAuthority(owner: Tx): Promise<AuthorityRow | undefined> {
  const found = await sql<AuthorityRow>`
    select a.authority_id as "authorityId", a.name, a.is_demonstration as "isDemonstration", a.brand, a.version,
           coalesce((select array_agg(area.local_authority order by area.local_authority)
                       from people.authority_area area where area.authority_id = a.authority_id), '{}') as area
      from people.authority a
     order by a.created_at, a.authority_id
     limit 1`.execute(owner);
  return found.rows[0];
}
