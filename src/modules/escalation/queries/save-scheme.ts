import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Scheme } from '../rules/scheme.ts';

/** A new version of a council's rules and ladder. */
export interface NewScheme {
  schemeId: string;
  authorityId: string;
  validFrom: Day;
  scheme: Scheme;
  note: string;
  at: Date;
}

export async function saveScheme(
  tx: Tx,
  { schemeId, authorityId, validFrom, scheme, note, at }: NewScheme,
): Promise<void> {
  await sql`
    insert into escalation.scheme (scheme_id, authority_id, number, valid_from, definition, note, recorded_at)
    values (${schemeId}, ${authorityId},
            (select coalesce(max(number), 0) + 1 from escalation.scheme where authority_id = ${authorityId}), ${validFrom}::date, ${JSON.stringify(scheme)}::jsonb, ${note}, ${at})`.execute(
    tx,
  );
}
