import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { AreaGeometry } from '../rules/geojson.ts';
import type { BoundaryKind } from './save-boundaries.ts';

export interface BoundaryListed {
  boundaryId: string;
  kind: BoundaryKind;
  name: string;
  loadedAt: Date;
}

export interface Boundary {
  boundaryId: string;
  kind: BoundaryKind;
  name: string;
  geometry: AreaGeometry;
}

/** The areas that were loaded, without their geometry, boundaries before zones. */
export async function fetchBoundaryList(tx: Tx): Promise<BoundaryListed[]> {
  const found = await sql<BoundaryListed>`
    select boundary_id as "boundaryId", kind, name, loaded_at as "loadedAt" from market.boundary order by kind, name`.execute(
    tx,
  );
  return found.rows;
}

/** The areas with their geometry as loaded (GeoJSON, longitude and latitude), for maps. */
export async function fetchBoundaries(tx: Tx): Promise<Boundary[]> {
  const found = await sql<Boundary>`
    select boundary_id as "boundaryId", kind, name, geometry from market.boundary order by kind, name`.execute(
    tx,
  );
  return found.rows;
}
