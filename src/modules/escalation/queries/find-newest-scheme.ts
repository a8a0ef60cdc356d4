import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Scheme } from '../rules/scheme.ts';

/** The newest rules and ladder of a council, also where they begin to hold in the future; what is changed is changed from them. */
export interface NewestScheme {
  /** 'shipped' where the council has none of its own. */
  seen: string;
  validFrom: Day;
  scheme: Scheme;
  /** The council's own versions, the newest first. */
  versions: { validFrom: Day; note: string; recordedBy: string; recordedAt: string }[];
}

export async function findNewestScheme(tx: Tx): Promise<NewestScheme> {
  const found = await sql<NewestScheme>`
    select coalesce(own.scheme_id::text, 'shipped') as seen, coalesce(own.valid_from, shipped.valid_from) as "validFrom",
           coalesce(own.definition, shipped.definition) as scheme,
           (select coalesce(jsonb_agg(jsonb_build_object('validFrom', s.valid_from, 'note', s.note, 'recordedBy', s.recorded_by,
                                                         'recordedAt', s.recorded_at) order by s.valid_from desc, s.number desc), '[]')
              from escalation.scheme s where s.authority_id = platform.current_authority()) as versions
      from (select * from escalation.shipped_scheme order by valid_from desc limit 1) shipped
      left join lateral (
        select s.scheme_id, s.valid_from, s.definition from escalation.scheme s
         where s.authority_id = platform.current_authority()
         order by s.valid_from desc, s.number desc limit 1) own on true`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) throw new RangeError('no rules of escalation are shipped');
  return row;
}

/** Makes whoever changes the rules wait for whoever changes them now, until this transaction ends. */
export async function holdSchemes(tx: Tx, authorityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`escalation.scheme ${authorityId}`}, 0))`.execute(
    tx,
  );
}
