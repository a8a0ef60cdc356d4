import type { JobKind } from '../../../../platform/jobs/index.ts';
import { findMailboxDue } from '../queries/find-mailbox-due.ts';
import { paths } from '../paths.ts';
import { fetchMail } from './fetch-mail.ts';

export const FETCH_MAIL_JOB = 'intelligence.fetch-mail';

/** Looks at the council's mailbox: every two minutes where one is set up, and when somebody asks for it. */
export const fetchMailJob: JobKind = {
  kind: FETCH_MAIL_JOB,
  title: 'Fetching mail for the log',
  schedule: '* * * * *',
  due: (tx, clock) => findMailboxDue(tx, clock.now()),
  run: (payload, context) => {
    const { now } = (payload ?? {}) as { now?: boolean };
    return fetchMail(context, { now: now === true });
  },
  resultUrl: () => paths.mailbox(),
  startPage: { text: 'Mailbox', href: paths.mailbox() },
};
