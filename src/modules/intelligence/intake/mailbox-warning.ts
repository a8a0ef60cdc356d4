import { sql } from 'kysely';
import type { WarningSource } from '../../../platform/web/index.ts';
import { paths } from './paths.ts';

/** A mailbox that failed once may only be busy; so many in a row are worth a word. */
const FAILURES_TOLD = 3;

interface Row {
  failing: boolean;
  refused: number;
}

/** What pages must warn of those who look after the mailbox: it cannot be read, or mail could not be taken in. */
export const mailboxWarning: WarningSource<Row> = {
  permission: 'intelligence.administer',
  rows: sql<Row>`
    select exists (select from intelligence.mailbox_state s join intelligence.mailbox m using (mailbox_id)
                    where m.enabled and (s.failures >= ${FAILURES_TOLD}::int or s.trouble = 'password')) as failing,
           (select count(*) from intelligence.mail where outcome = 'refused') as refused`,
  warnings: ([state]) => {
    const { failing, refused } = state ?? { failing: false, refused: 0 };
    const href = paths.mailbox();
    const mails = refused === 1 ? 'A mail' : `${refused.toLocaleString('en-GB')} mails`;
    return [
      ...(failing ? [{ text: 'The mailbox of the intelligence log cannot be read', href }] : []),
      ...(refused > 0 ? [{ text: `${mails} could not be taken into the intelligence log`, href }] : []),
    ];
  },
};
