import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { findJobsUnderWay } from '../../../../platform/jobs/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { FETCH_MAIL_JOB } from '../../intake/mailbox/fetch-mail-job.ts';
import { messages } from '../../intake/messages.ts';
import { paths } from '../../intake/paths.ts';
import { countMail } from '../../intake/queries/count-mail.ts';
import { fetchMailbox } from '../../intake/queries/fetch-mailbox.ts';
import { findRefusedMail } from '../../intake/queries/find-refused-mail.ts';
import { saveMailbox, secretIsTaken } from '../../intake/queries/save-mailbox.ts';
import { saveMailDecision } from '../../intake/queries/save-mail-decision.ts';
import { parseMailbox } from './form.ts';
import { fromSaved, fromSubmitted, refusedRows, stateOf, type MailboxForm } from './presenter.ts';
import { MailboxPage } from './view.tsx';

const REFUSED_SHOWN = 50;
const COUNTED_MS = 30 * 86_400_000;

/** GET: the mailbox of the log, how it stands, and mail that could not be taken in. */
export const showMailbox = forCouncil((context) => page(context.tx, context));

/** POST: saves how the mailbox is reached; the next look tells whether it can be. */
export const submitMailbox = forCouncil(async (context) => {
  const { db, scope, body, authority, clock, today } = context;
  const version = wholeNumber(one(body, 'version'), 0, 999_999_999) ?? 0;
  const { value, errors } = parseMailbox(body);
  const again = (shown: Shown) => db.within(scope, (tx) => page(tx, context, shown));
  if (errors !== undefined) return again({ form: fromSubmitted(body, version), errors });
  const who = { mailboxId: newId(clock), authorityId: authority.authorityId, version, today };
  const outcome = await db.within(scope, (tx) => saveMailbox(tx, who, value)).catch(asTaken);
  if (outcome === 'saved')
    return { kind: 'redirect', to: paths.mailbox(), flash: 'The settings of the mailbox were saved.' };
  if (outcome === 'taken') {
    const taken = { field: 'secretSetting', message: messages.secretTaken(value.secretSetting) };
    return again({ form: fromSubmitted(body, version), errors: [taken] });
  }
  const saved = await db.within(scope, fetchMailbox);
  const form = fromSubmitted(body, saved?.version ?? 0);
  return again({ form, errors: [{ field: 'host', message: messages.mailboxChanged }], status: 409 });
});

/** POST: looks at the mailbox now. */
export const submitFetch = forCouncil(async (context) => {
  const { tx, enqueue, may } = context;
  const [underWay] = await findJobsUnderWay(tx, [FETCH_MAIL_JOB]);
  const jobId = underWay?.jobId ?? (await enqueue(FETCH_MAIL_JOB, { now: true }));
  return { kind: 'redirect', to: may('platform.jobs') ? `/jobs/${jobId}` : paths.mailbox() };
});

/** POST: has a mail that was refused, or all of them, tried again at the next look, which is now. */
export const submitAgain = forCouncil(async ({ tx, body, enqueue }) => {
  const n = await saveMailDecision(tx, mailIn(one(body, 'mail')), 'again');
  if (n > 0) await enqueue(FETCH_MAIL_JOB, { now: true });
  const flash =
    n === 0
      ? 'There was nothing to try again.'
      : `${n === 1 ? 'The mail is' : `${n} mails are`} being tried again.`;
  return { kind: 'redirect', to: paths.mailbox(), flash };
});

/** POST: somebody dealt with a mail in the mailbox itself. */
export const submitGivenUp = forCouncil(async ({ tx, body }) => {
  const n = await saveMailDecision(tx, one(body, 'mail') || 'none', 'given up');
  const flash =
    n === 0
      ? 'That mail is not in the list any more.'
      : 'The mail was taken from the list. It is still in the mailbox.';
  return { kind: 'redirect', to: paths.mailbox(), flash };
});

/** The id of a mail; null for "all". */
const mailIn = (text: string): string | null => (text === 'all' ? null : text || 'none');

function asTaken(error: unknown): 'taken' {
  if (secretIsTaken(error)) return 'taken';
  throw error;
}

interface Shown {
  form?: MailboxForm;
  errors?: FieldError[];
  status?: number;
}

async function page(tx: Tx, { clock }: CouncilContext, shown: Shown = {}): Promise<Reply> {
  const { errors = [] } = shown;
  const saved = await fetchMailbox(tx);
  const counts = await countMail(tx, new Date(clock.now().getTime() - COUNTED_MS));
  const refused = await findRefusedMail(tx, REFUSED_SHOWN);
  return {
    kind: 'page',
    title: 'Mailbox of the log',
    about: 'intelligence-mailbox',
    status: shown.status ?? (errors.length > 0 ? 400 : 200),
    errors,
    back: { text: 'Settings', href: '/settings' },
    view: h(MailboxPage, {
      form: shown.form ?? fromSaved(saved),
      errors,
      state: stateOf(saved, counts),
      refused: refusedRows(refused),
      refusedTotal: refused[0]?.total ?? 0,
    }),
  };
}
