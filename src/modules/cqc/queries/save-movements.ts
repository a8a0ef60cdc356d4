import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { anyDiffers, becoming, valueAfter } from '../import/column-sql.ts';
import type { Policy } from '../import/policies.ts';
import { LOCATION_COLUMNS } from '../import/table-columns.ts';
import { NEWS_FOR_DAYS } from '../rules/news.ts';
import type { StagedLocation } from '../rules/staged.ts';

/**
 * Writes what moved about locations, before they are merged: differences between what the register holds and what it
 * will hold. A location that the register did not know moves only by being newly registered, and only where the register
 * already held its local authority. Unknown becoming known is no movement.
 */
export async function saveMovements(
  tx: Tx,
  importId: string,
  policies: Partial<Record<keyof StagedLocation, Policy>>,
  today: Day,
): Promise<void> {
  const changes = becoming(LOCATION_COLUMNS, policies, 'l', 's');
  const after = (column: string) => valueAfter(changes, column, 'l');
  await sql`
    with known as (
      select l.location_id, l.name, l.provider_id, l.registration_status, l.dormant, l.manager_registered, l.manager_absent_from, l.beds,
             ${after('name')} as new_name, ${after('provider_id')} as new_provider_id,
             ${after('registration_status')} as new_status, ${after('registration_date')} as new_registration_date,
             ${after('deregistration_date')} as new_deregistration_date,
             ${after('dormant')} as new_dormant, ${after('dormant_from')} as new_dormant_from, ${after('dormant_to')} as new_dormant_to,
             ${after('manager_registered')} as new_manager, ${after('manager_absent_from')} as new_absent_from, ${after('beds')} as new_beds
        from cqc.staged_location s
        join cqc.location l on l.location_id = s.location_id
       where s.import_id = ${importId} and ${anyDiffers(changes, 'l')}
    ), moved as (
      select k.location_id, m.kind, m.happened_on, m.was, m.is_now
        from known k
        cross join lateral (values
          ('deregistered', coalesce(k.new_deregistration_date, ${today}::date), 'Registered', 'Deregistered',
            k.registration_status = 'Registered' and k.new_status = 'Deregistered'),
          ('registered', coalesce(k.new_registration_date, ${today}::date), 'Deregistered', 'Registered',
            k.registration_status = 'Deregistered' and k.new_status = 'Registered'),
          ('manager left', coalesce(k.new_absent_from, ${today}::date), 'Registered manager', 'No registered manager',
            (k.manager_registered and not k.new_manager)
            or (k.manager_registered is null and k.manager_absent_from is null and k.new_absent_from is not null)),
          ('manager registered', ${today}::date, 'No registered manager', 'Registered manager', not k.manager_registered and k.new_manager),
          ('dormant', coalesce(k.new_dormant_from, ${today}::date), 'Active', 'Dormant', not k.dormant and k.new_dormant),
          ('active again', coalesce(k.new_dormant_to, ${today}::date), 'Dormant', 'Active', k.dormant and not k.new_dormant),
          ('beds changed', ${today}::date, k.beds::text, k.new_beds::text, k.beds <> k.new_beds),
          ('renamed', ${today}::date, k.name, k.new_name, k.name <> k.new_name),
          ('new provider', ${today}::date, k.provider_id, k.new_provider_id, k.provider_id <> k.new_provider_id)
        ) as m (kind, happened_on, was, is_now, happened)
       where m.happened
      union all
      select s.location_id, 'registered', s.registration_date, null, 'Registered'
        from cqc.staged_location s
       where s.import_id = ${importId} and s.registration_status = 'Registered'
         and s.registration_date >= (
           select (max(i.finished_at) at time zone 'Europe/London')::date - ${NEWS_FOR_DAYS}::int
             from cqc.import i where i.state = 'done' and not i.dry_run)
         and not exists (select from cqc.location l where l.location_id = s.location_id)
         and s.local_authority in (select l.local_authority from cqc.location l)
    )
    insert into cqc.movement (movement_id, location_id, kind, happened_on, detail, import_id)
    select gen_random_uuid(), location_id, kind, happened_on, jsonb_build_object('from', was, 'to', is_now), ${importId} from moved`.execute(
    tx,
  );
}
