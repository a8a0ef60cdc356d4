import { sql, type RawBuilder } from 'kysely';
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
  const names = LOCATION_COLUMNS.map(({ column }) => column);
  await sql`
    with corrected as (${corrections(importId, policies)}),
    -- The lists of services are few: each is looked up once.
    categories as materialized (
      select service_types, cqc.leading_category(service_types) as category
        from (select distinct service_types from cqc.staged_location where import_id = ${importId}) as lists
    ), appended as (
      insert into cqc.location (${sql.raw(names.join(', '))}, leading_category, import_id, recorded_at)
      select ${sql.raw(names.map((name) => `s.${name}`).join(', '))}, c.category, s.import_id, now()
        from cqc.staged_location s
        join categories c on c.service_types = s.service_types
       where s.import_id = ${importId} and not exists (select from cqc.location l where l.location_id = s.location_id)
      returning location_id
    )
    insert into cqc.staged_outcome (import_id, kind, id, added)
    select ${importId}::uuid, 'location', location_id, false from corrected
    union all
    select ${importId}::uuid, 'location', location_id, true from appended`.execute(tx);
}

/** Known locations that differ, in the columns that the source may touch. */
function corrections(importId: string, policies: LocationPolicies): RawBuilder<unknown> {
  const changes = withCategory(becoming(LOCATION_COLUMNS, policies, 'l', 's'), policies);
  if (changes.length === 0) return sql`select null::text as location_id where false`;
  return sql`
    update cqc.location l
       set ${assignments(changes)}, import_id = s.import_id, recorded_at = now()
      from cqc.staged_location s
     where s.import_id = ${importId} and l.location_id = s.location_id and ${anyDiffers(changes, 'l')}
    returning l.location_id`;
}

/** The leading category follows the service types. */
function withCategory(changes: Becoming[], policies: LocationPolicies): Becoming[] {
  switch (policies.serviceTypes) {
    case 'own':
      return [
        ...changes,
        { column: 'leading_category', expression: 'cqc.leading_category(s.service_types)' },
      ];
    case 'fill': {
      const expression =
        "case when l.service_types = '{}' then cqc.leading_category(s.service_types) else l.leading_category end";
      return [...changes, { column: 'leading_category', expression }];
    }
    default:
      return changes;
  }
}
