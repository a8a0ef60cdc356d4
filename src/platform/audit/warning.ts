import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import type { Warning } from '../govuk/own/warning-strip.tsx';
import { paths } from './paths.ts';

/**
 * What every page must tell an administrator of the trail: that its last check found it broken, or could not be made.
 * Undefined where there is nothing to tell. One probe of an index.
 */
export async function auditWarning(tx: Tx): Promise<Warning | undefined> {
  const found = await sql<{ failed: boolean }>`
    select state = 'failed' as failed from (
      select state, result from platform.job
       where kind = 'audit.verify' and authority_id = platform.current_authority() and state in ('done', 'failed')
       order by created_at desc limit 1) last
     where state = 'failed' or result ->> 'holds' = 'false'`.execute(tx);
  const last = found.rows[0];
  if (last === undefined) return undefined;
  const text = last.failed
    ? 'The audit trail could not be checked.'
    : 'The audit trail does not hold: entries were changed, removed or added past it.';
  return { text, href: paths.check() };
}
