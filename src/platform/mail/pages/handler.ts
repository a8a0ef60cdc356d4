import { h } from 'preact';
import type { NoticeKinds } from '../../notices/rules/kinds.ts';
import { NotFound } from '../../web/problems.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { fetchMailState } from '../queries/fetch-mail-state.ts';
import { findDead, findFailing } from '../queries/find-troubles.ts';
import { findDeadTemplate, saveGivenUp, saveTryAgain } from '../queries/save-decision.ts';
import { sendMail } from '../send-mail.ts';
import { isMailAddress } from '../../../kernel/mail-address.ts';
import type { MailSettings } from '../settings.ts';
import { hasOneTimeLink } from '../templates.ts';
import type { MailDirectory } from '../types.ts';
import { mailModel } from './presenter.ts';
import { MailPage } from './view.tsx';

/** What the pages need to know of the house. */
export interface MailPages {
  settings: MailSettings | undefined;
  directory: MailDirectory;
  kinds: NoticeKinds;
}

/** GET /settings/mail: how mail leaves, and what did not. */
export const showMail =
  ({ settings, directory, kinds }: MailPages) =>
  async (context: RequestContext) => {
    const { tx, clock, authority } = context;
    const state = await fetchMailState(tx, clock.now());
    const [dead, failing] = [await findDead(tx), await findFailing(tx)];
    const written = [...dead, ...failing].flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
    const people = written.length === 0 ? [] : await directory.findPeople(tx, [...new Set(written)]);
    const isDemonstration = authority?.isDemonstration === true;
    const model = mailModel({ settings, state, dead, failing, people, kinds, isDemonstration });
    const reply: Reply = {
      kind: 'page',
      title: 'Mail',
      width: 'full',
      about: 'mail',
      view: h(MailPage, { model }),
    };
    return reply;
  };

/** POST /settings/mail/test: a mail to whoever asks. */
export async function submitTest({ tx, clock, person }: RequestContext): Promise<Reply> {
  if (person === null || !isMailAddress(person.email))
    return { kind: 'redirect', to: paths.mail(), flash: `${messages.badAddress}: your account's own.` };
  const { authorityId, email, name } = person;
  await sendMail(tx, clock, { authorityId, to: email, name, template: 'test' });
  return {
    kind: 'redirect',
    to: paths.mail(),
    flash: `A test mail to ${email} is on its way. Look at this page again in a moment to see what became of it.`,
  };
}

/** POST /settings/mail/:batchId/again: tries a dead mail for another day, unless its one-time link is gone. */
export async function submitAgain(context: RequestContext): Promise<Reply> {
  const { tx, clock } = context;
  const { batchId, template } = await deadMail(context);
  if (hasOneTimeLink(template)) return { kind: 'redirect', to: paths.mail(), flash: `${messages.linkGone}.` };
  await saveTryAgain(tx, batchId, clock.now());
  return { kind: 'redirect', to: paths.mail(), flash: 'It is tried again now, and for a day if need be.' };
}

/** POST /settings/mail/:batchId/give-up: nobody need look at it any more. */
export async function submitGiveUp(context: RequestContext): Promise<Reply> {
  const { tx, clock } = context;
  await saveGivenUp(tx, (await deadMail(context)).batchId, clock.now());
  return { kind: 'redirect', to: paths.mail(), flash: 'It was given up.' };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function deadMail({
  tx,
  params,
}: RequestContext): Promise<{ batchId: string; template: string | null }> {
  const batchId = params.batchId ?? '';
  const found = UUID.test(batchId) ? await findDeadTemplate(tx, batchId) : undefined;
  if (found === undefined) throw new NotFound('such mail among those that could not be sent');
  return { batchId, template: found.template };
}
