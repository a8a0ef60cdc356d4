import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A location to put in the register for a test, with its overall ratings. */
export interface MadeLocation {
  id: string;
  name?: string;
  localAuthority?: string;
  category?: string;
  registered?: string;
  deregistered?: string;
  managerRegistered?: boolean | null;
  managerAbsentFrom?: string;
  dormant?: boolean;
  dormantFrom?: string;
  /** Overall, Safe and Well-led alike, unless `safe` says otherwise. */
  ratings?: { on: string; rating: Rating; safe?: Rating }[];
  recordedAt?: string;
}

/** Puts locations and their rating events in the register, and works out what stands on `today`. */
export async function saveLocations(tx: Tx, today: Day, locations: readonly MadeLocation[]): Promise<void> {
  for (const one of locations) {
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date,
        deregistration_date, manager_registered, manager_absent_from, dormant, dormant_from, recorded_at)
      values (${one.id}, ${one.name ?? `Service ${one.id}`}, 'Social Care Org', ${one.localAuthority ?? 'Oldham'},
        ${one.category ?? 'Residential home'}, ${one.deregistered === undefined ? 'Registered' : 'Deregistered'},
        ${one.registered ?? '2015-01-05'}::date, ${one.deregistered ?? null}::date,
        ${one.managerRegistered === undefined ? true : one.managerRegistered}, ${one.managerAbsentFrom ?? null}::date,
        ${one.dormant ?? false}, ${one.dormantFrom ?? null}::date, ${one.recordedAt ?? `${today}T08:00:00Z`}::timestamptz)`.execute(
      tx,
    );
    for (const { on, rating, safe } of one.ratings ?? []) {
      await sql`
        insert into cqc.rating_event (location_id, service_group, key_question, report_date, rating, regime, source)
        values (${one.id}, 'Overall', 'Overall', ${on}::date, ${rating}, 'inspection', 'test'),
               (${one.id}, 'Overall', 'Safe', ${on}::date, ${safe ?? rating}, 'inspection', 'test'),
               (${one.id}, 'Overall', 'Well-led', ${on}::date, ${rating}, 'inspection', 'test')`.execute(tx);
    }
  }
  await sql`delete from cqc.standing`.execute(tx);
  await sql`insert into cqc.standing select * from cqc.standing_as_at(${today}::date)`.execute(tx);
}
