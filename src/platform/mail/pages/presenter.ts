import type { NoticeKinds } from '../../notices/rules/kinds.ts';
import { whenWords } from '../../notices/rules/when-words.ts';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { MailState } from '../queries/fetch-mail-state.ts';
import type { Trouble } from '../queries/find-troubles.ts';
import type { MailSettings } from '../settings.ts';
import { findTemplate, hasOneTimeLink } from '../templates.ts';

interface Person {
  accountId: string;
  email: string;
  name: string;
}

/** The page about mail as plain values. */
export function mailModel(given: {
  settings: MailSettings | undefined;
  state: MailState;
  dead: readonly Trouble[];
  failing: readonly Trouble[];
  people: readonly Person[];
  kinds: NoticeKinds;
  isDemonstration: boolean;
}) {
  const { settings, state, people, kinds, isDemonstration } = given;
  const line = (trouble: Trouble) => ({
    to: addressee(trouble, people),
    what: subjectOf(trouble, kinds),
    why: trouble.why,
    tries: trouble.attempts,
    at: whenWords(trouble.at),
    againHref: hasOneTimeLink(trouble.template) ? null : paths.again(trouble.batchId),
    giveUpHref: paths.giveUp(trouble.batchId),
  });
  return {
    way: isDemonstration ? messages.demonstration : wayOf(settings),
    canTest: settings !== undefined && !isDemonstration,
    facts: [
      { label: 'Waiting', value: state.waiting.toLocaleString('en-GB') },
      { label: 'Failed so far, and tried again', value: state.failing.toLocaleString('en-GB') },
      { label: 'Could not be sent', value: state.dead.toLocaleString('en-GB') },
      { label: 'Sent in the last seven days', value: state.sent.toLocaleString('en-GB') },
      { label: 'Last sent', value: state.lastSentAt === null ? 'Never' : whenWords(state.lastSentAt) },
    ],
    test: state.test === null ? null : testWords(state.test),
    dead: given.dead.map(line),
    failing: given.failing.map(line),
    more: state.dead - given.dead.length,
  };
}

export type MailModel = ReturnType<typeof mailModel>;

function wayOf(settings: MailSettings | undefined): string {
  if (settings === undefined) return `${messages.noMail}. Notices are seen in Amberley only.`;
  if (settings.kind === 'notify') return 'Mail leaves by GOV.UK Notify.';
  const safe = settings.secure || settings.requireTls ? 'over TLS' : 'on this machine';
  return `Mail leaves by the mail server ${settings.host}, port ${settings.port}, ${safe}, from ${settings.from.address}.`;
}

function addressee(
  { accountId, address, name }: Trouble,
  people: readonly Person[],
): { name: string; email: string } {
  const person = people.find((each) => each.accountId === accountId);
  return { name: person?.name ?? name ?? 'Somebody who has left', email: person?.email ?? address ?? '' };
}

function subjectOf({ template, kind, notices }: Trouble, kinds: NoticeKinds): string {
  if (template !== null) return findTemplate(template)?.subject ?? template;
  if (notices > 1) return `${notices.toLocaleString('en-GB')} notices in one mail`;
  return kinds.find(kind ?? '')?.title ?? 'A notice';
}

function testWords({ state, why, at }: NonNullable<MailState['test']>): string {
  const when = whenWords(at);
  if (state === 'sent') return `The last test mail was sent: ${when}.`;
  if (state === 'dead') return `The last test mail could not be sent (${when}): ${why ?? ''}.`;
  return why === null ? 'A test mail is on its way.' : `A test mail is on its way, but: ${why}.`;
}
