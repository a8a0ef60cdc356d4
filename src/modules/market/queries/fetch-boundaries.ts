import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { BoundaryKind } from './save-boundaries.ts';

export interface BoundaryListed {
  boundaryId: string;
  kind: BoundaryKind;
  name: string;
  loadedAt: Date;
}

/** The areas that were loaded, without their geometry, boundaries before zones. */
export async function fetchBoundaryList(tx: Tx): Promise<BoundaryListed[]> {
  const found = await sql<BoundaryListed>`
    select boundary_id as "boundaryId", kind, name, loaded_at as "loadedAt" from market.boundary order by kind, name`.execute(
    tx,
  );
  return found.rows;
}
