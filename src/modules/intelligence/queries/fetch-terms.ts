import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Terms } from '../parts/terms.ts';

/** Everything that can be chosen in the forms, in one query. */
export async function fetchTerms(tx: Tx): Promise<Terms> {
  const found = await sql<Terms>`
    select (select jsonb_agg(jsonb_build_object('kind', kind, 'name', name, 'hint', hint, 'adverse', adverse, 'pathway', pathway) order by place)
              from reference.intelligence_kind) as kinds,
           (select jsonb_agg(jsonb_build_object('severity', severity, 'name', name, 'meaning', meaning) order by severity)
              from reference.intelligence_severity) as severities,
           (select jsonb_agg(jsonb_build_object('theme', theme, 'name', name) order by place) from reference.intelligence_theme) as themes,
           (select jsonb_agg(source order by place) from reference.intelligence_source) as sources`.execute(
    tx,
  );
  return found.rows[0]!;
}
