import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { NamedArea } from '../rules/geojson.ts';

export type BoundaryKind = 'boundary' | 'zone';

export interface NewBoundary extends NamedArea {
  boundaryId: string;
  authorityId: string;
  kind: BoundaryKind;
}

/** Saves boundaries or zones; one of the same kind and name is replaced. */
export async function saveBoundaries(tx: Tx, rows: readonly NewBoundary[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into market.boundary (boundary_id, authority_id, kind, name, geometry)
    select r."boundaryId", r."authorityId", r.kind, r.name, r.geometry
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           "boundaryId" uuid, "authorityId" uuid, kind text, name text, geometry jsonb)
    on conflict (authority_id, kind, name) do update set geometry = excluded.geometry, loaded_at = now()
     where boundary.geometry <> excluded.geometry`.execute(tx);
}

/** Removes one area; answers its name, or undefined where there is none. What it was stays in the audit. */
export async function saveBoundaryRemoved(tx: Tx, boundaryId: string): Promise<string | undefined> {
  const removed = await sql<{ name: string }>`
    delete from market.boundary where boundary_id::text = ${boundaryId} returning name`.execute(tx);
  return removed.rows[0]?.name;
}

/** Removes every area of a kind that is not named; answers how many went. */
export async function saveOtherBoundariesRemoved(
  tx: Tx,
  kind: BoundaryKind,
  keep: readonly string[],
): Promise<number> {
  const removed = await sql`
    delete from market.boundary where kind = ${kind} and not (name = any(${keep}::text[]))`.execute(tx);
  return Number(removed.numAffectedRows ?? 0n);
}
