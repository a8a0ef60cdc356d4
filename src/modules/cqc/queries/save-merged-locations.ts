import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { anyDiffers, assignments, becoming, type Becoming } from '../import/column-sql.ts';
import type { Policy } from '../import/policies.ts';
import { LOCATION_COLUMNS } from '../import/table-columns.ts';
import type { StagedLocation } from '../rules/staged.ts';

type LocationPolicies = Partial<Record<keyof StagedLocation, Policy>>;

/**
 * Brings staged locations into the register: new ones whole, known ones in the columns that their source may touch, and
 * no row is written that would stay the same. Notes added and changed ids in cqc.staged_outcome.
 */
export async function saveMergedLocations(
  tx: Tx,
  importId: string,
  policies: LocationPolicies,
): Promise<void> {
  const names = LOCATION_COLUMNS.map(({ column }) => column).join(', ');
  const changes = withCategory(becoming(LOCATION_COLUMNS, policies, 'l', 'excluded'), policies);
  const update =
    changes.length === 0
      ? sql`do nothing`
      : sql`do update set ${assignments(changes)}, import_id = excluded.import_id, recorded_at = excluded.recorded_at
             where ${anyDiffers(changes, 'l')}`;
  await sql`
    with merged as (
      insert into cqc.location as l (${sql.raw(names)}, leading_category, import_id, recorded_at)
      select ${sql.raw(names)}, cqc.leading_category(service_types), import_id, now()
        from cqc.staged_location
       where import_id = ${importId}
      on conflict (location_id) ${update}
      returning l.location_id, l.xmax = 0 as added
    )
    insert into cqc.staged_outcome (import_id, kind, id, added)
    select ${importId}, 'location', location_id, added from merged`.execute(tx);
}

/** The leading category follows the service types. */
function withCategory(changes: Becoming[], policies: LocationPolicies): Becoming[] {
  switch (policies.serviceTypes) {
    case 'own':
      return [...changes, { column: 'leading_category', expression: 'excluded.leading_category' }];
    case 'fill': {
      const expression =
        "case when l.service_types = '{}' then excluded.leading_category else l.leading_category end";
      return [...changes, { column: 'leading_category', expression }];
    }
    default:
      return changes;
  }
}
