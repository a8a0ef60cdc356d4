import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { KeyQuestion, Rating } from '../../../kernel/rating.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A judgement to publish on a made location. */
interface MadeJudgement {
  on: string;
  rating?: Rating;
  reason?: string;
  group?: string;
  question?: KeyQuestion | 'Overall';
  assessed?: boolean;
  link?: string;
}

/** A location to put in CQC's register for a test. */
export interface MadeRegistration {
  id: string;
  name?: string;
  providerId?: string;
  brand?: string;
  localAuthority?: string;
  from?: string;
  until?: string;
  beds?: number;
  phone?: string;
  types?: string[];
  /** The registrations that it took over from. */
  after?: string[];
  judgements?: MadeJudgement[];
}

/** Puts registrations in the register, links their chain, and works out what stands on `today`. */
export async function saveRegistrations(
  tx: Tx,
  today: Day,
  made: readonly MadeRegistration[],
): Promise<void> {
  for (const one of made) {
    await sql`
      insert into cqc.location (location_id, name, provider_id, brand_id, brand_name, sector, local_authority, leading_category,
        service_types, registration_status, registration_date, deregistration_date, beds, phone, postcode)
      values (${one.id}, ${one.name ?? `Service ${one.id}`}, ${one.providerId ?? null}, ${one.brand ?? null}, ${one.brand ?? null},
        'Social Care Org', ${one.localAuthority ?? 'Oldham'}, 'Residential home',
        ${one.types ?? ['Care home service without nursing']}::text[], ${one.until === undefined ? 'Registered' : 'Deregistered'},
        ${one.from ?? '2015-01-05'}::date, ${one.until ?? null}::date, ${one.beds ?? null}, ${one.phone ?? null}, 'OL1 1AA')`.execute(
      tx,
    );
    for (const judgement of one.judgements ?? []) {
      await sql`
        insert into cqc.rating_event (location_id, service_group, key_question, report_date, rating, not_rated_reason, assessed,
          report_link, regime, source)
        values (${one.id}, ${judgement.group ?? 'Overall'}, ${judgement.question ?? 'Overall'}, ${judgement.on}::date,
          ${judgement.rating ?? null}, ${judgement.rating === undefined ? (judgement.reason ?? 'Inspected but not rated') : null},
          ${judgement.assessed ?? true}, ${judgement.link ?? null}, 'inspection', 'test')`.execute(tx);
    }
    for (const before of one.after ?? []) {
      await sql`insert into cqc.relationship (location_id, predecessor_id, reason, predecessor_name, successor_name)
        values (${one.id}, ${before}, 'New Provider', ${`Former ${before}`}, ${one.name ?? null})`.execute(
        tx,
      );
    }
  }
  await sql`delete from cqc.lineage`.execute(tx);
  await sql`
    with recursive up (location_id, ancestor_id, depth) as (
      select location_id, location_id, 0 from cqc.location
      union select u.location_id, r.predecessor_id, u.depth + 1 from up u join cqc.relationship r on r.location_id = u.ancestor_id
    )
    insert into cqc.lineage select location_id, ancestor_id, min(depth) from up group by 1, 2`.execute(tx);
  await sql`delete from cqc.standing`.execute(tx);
  await sql`insert into cqc.standing select * from cqc.standing_as_at(${today}::date)`.execute(tx);
}
