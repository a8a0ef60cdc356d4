import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import type { SignOn } from '../../queries/fetch-sign-on.ts';
import type { SignOnAttempt } from '../../queries/save-sign-on-attempt.ts';
import { paths } from '../../routes.ts';
import type { Refusal } from '../../sign-on/admission.ts';
import { refusalWords, troubleWords } from '../../sign-on/messages.ts';
import type { SignOnTrouble } from '../../sign-on/trouble.ts';
import { StoppedPage, TryFailedPage } from './stopped-view.tsx';

type Attempt = Pick<SignOnAttempt, 'purpose' | 'next'>;
type Named = Pick<SignOn, 'signOnId' | 'name'>;

/** The page of a sign-in that did not come about. Only who tries the settings is told the details. */
export function troublePage(trouble: SignOnTrouble, signOn: Named | null, attempt: Attempt | null): Reply {
  if (attempt?.purpose === 'try') return tryFailedPage(trouble);
  return stopped(troubleWords[trouble.kind], signOn, attempt);
}

/** The page of a person whom their provider knows and whom we do not let in. */
export const refusalPage = (why: Refusal, signOn: Named, attempt: Attempt): Reply =>
  stopped(refusalWords[why], signOn, attempt);

function stopped(
  words: (typeof troubleWords)[keyof typeof troubleWords],
  signOn: Named | null,
  attempt: Attempt | null,
): Reply {
  const again = attempt?.purpose === 'again';
  const next = attempt?.next ?? '/';
  return {
    kind: 'page',
    title: words.title,
    status: words.status,
    view: h(StoppedPage, {
      title: words.title,
      lines: words.lines(signOn?.name ?? 'Your provider'),
      retry: words.again && signOn !== null ? paths.signOnWith(signOn.signOnId, next, again) : null,
      signIn: again ? paths.proveAgain(next) : paths.signIn(next),
    }),
  };
}

function tryFailedPage(trouble: SignOnTrouble): Reply {
  return {
    kind: 'page',
    title: 'The try failed',
    about: 'single-sign-on',
    status: troubleWords[trouble.kind].status,
    back: { text: 'Single sign-on', href: paths.singleSignOn() },
    view: h(TryFailedPage, { detail: trouble.detail, kind: trouble.kind }),
  };
}
