import { sql } from 'kysely';
import type { WarningSource } from '../web/index.ts';
import { paths } from './paths.ts';

interface Row {
  failed: boolean;
}

/**
 * What every page must tell an administrator of the trail: that its last check found it broken, or could not be made. One probe of
 * an index.
 */
export const auditWarning: WarningSource<Row> = {
  permission: 'audit.read',
  rows: sql<Row>`
    select state = 'failed' as failed from (
      select state, result from platform.job
       where kind = 'audit.verify' and authority_id = platform.current_authority() and state in ('done', 'failed')
       order by created_at desc limit 1) last
     where state = 'failed' or result ->> 'holds' = 'false'`,
  warnings: ([last]) => {
    if (last === undefined) return [];
    const text = last.failed
      ? 'The audit trail could not be checked.'
      : 'The audit trail does not hold: entries were changed, removed or added past it.';
    return [{ text, href: paths.check() }];
  },
};
