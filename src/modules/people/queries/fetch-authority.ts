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
 * The council of an id; for null the only one of the installation, and undefined where there are none or several. Runs as
 * the owner, because it is asked before any council's row-level security can be chosen.
 */
export async function fetchAuthority(
  owner: Tx,
  authorityId: string | null = null,
): Promise<AuthorityRow | undefined> {
  const found = await fetchAuthorities(owner, authorityId);
  return found.length === 1 ? found[0] : undefined;
}

/** Every council of the installation, the oldest first; or only the one of an id. Runs as the owner. */
export async function fetchAuthorities(
  owner: Tx,
  authorityId: string | null = null,
): Promise<AuthorityRow[]> {
  const found = await sql<AuthorityRow>`
    select a.authority_id as "authorityId", a.name, a.is_demonstration as "isDemonstration", a.brand, a.version,
           coalesce((select array_agg(area.local_authority order by area.local_authority)
                       from people.authority_area area where area.authority_id = a.authority_id), '{}') as area
      from people.authority a
     where ${authorityId}::uuid is null or a.authority_id = ${authorityId}::uuid
     order by a.created_at, a.authority_id`.execute(owner);
  return found.rows;
}
