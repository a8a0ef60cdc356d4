import { sql } from 'kysely';
import type { GeoPermissibleObjects } from 'd3-geo';
import type { Tx } from '../../../platform/db/types.ts';

/** The council's own boundaries and zones as one collection to draw; undefined where none is loaded. */
export async function fetchBoundaries(tx: Tx): Promise<GeoPermissibleObjects | undefined> {
  const found = await sql<{ geometry: GeoPermissibleObjects }>`
    select geometry from market.published_boundary order by kind, name`.execute(tx);
  if (found.rows.length === 0) return undefined;
  return {
    type: 'GeometryCollection',
    geometries: found.rows.map((row) => row.geometry),
  } as GeoPermissibleObjects;
}
