import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** Something that an import saw move, in the order in which it was recorded. */
export interface RecordedMovement {
  movementId: string;
  locationId: string;
  name: string | null;
  providerId: string | null;
  localAuthority: string | null;
  kind: string;
  happenedOn: Day;
  from: string | null;
  to: string | null;
  recordedAt: Date;
  /** The same moment with all its digits, for the next page. */
  recordedText: string;
}

export interface MovementsQuery {
  kinds: readonly string[];
  /** Recorded on this day of England or later; null from the start. */
  since: Day | null;
  /** Only of the council's area. */
  inArea: boolean;
  after: { recordedText: string; movementId: string } | null;
  most: number;
}

/**
 * What moved, oldest recording first. Imports run one at a time and each records in one transaction, so that nothing ever
 * appears before what a reader has already seen.
 */
export async function fetchMovementsAfter(tx: Tx, query: MovementsQuery): Promise<RecordedMovement[]> {
  const { rows } = await sql<RecordedMovement>`
    select m.movement_id as "movementId", m.location_id as "locationId", l.name, l.provider_id as "providerId",
           l.local_authority as "localAuthority", m.kind, m.happened_on as "happenedOn", m.detail ->> 'from' as "from",
           m.detail ->> 'to' as "to", m.recorded_at as "recordedAt", m.recorded_at::text as "recordedText"
      from cqc.published_movement m
      left join cqc.published_location l on l.location_id = m.location_id
     where m.kind = any(${[...query.kinds]}::text[])
       and m.recorded_at >= coalesce(${query.since}::timestamp at time zone 'Europe/London', '-infinity')
       and (not ${query.inArea} or l.local_authority in (select a.local_authority from people.published_authority_area a))
       and (m.recorded_at, m.movement_id) > (${query.after?.recordedText ?? '-infinity'}::timestamptz,
                                             ${query.after?.movementId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
     order by m.recorded_at, m.movement_id
     limit ${query.most}`.execute(tx);
  return rows;
}
