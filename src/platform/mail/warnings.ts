import { sql } from 'kysely';
import type { WarningSource } from '../web/index.ts';
import { paths } from './paths.ts';

interface Row {
  dead: number;
}

/** What pages must warn of those who look after mail: mails that could not be sent and that nobody has looked at. */
export const mailWarning: WarningSource<Row> = {
  permission: 'platform.mail',
  // One look at an index of those alone.
  rows: sql<Row>`
    select count(distinct coalesce(batch_id, outbox_id)) as dead from platform.outbox
     where state = 'dead' and given_up_at is null`,
  warnings: ([counted]) => {
    const dead = counted?.dead ?? 0;
    if (dead === 0) return [];
    const text =
      dead === 1 ? 'A mail could not be sent' : `${dead.toLocaleString('en-GB')} mails could not be sent`;
    return [{ text, href: paths.mail() }];
  },
};
