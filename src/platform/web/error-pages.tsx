import type { Reply } from './types.ts';

type Page = Extract<Reply, { kind: 'page' }>;

/** "Page not found", naming what was looked for where that is known. */
export function notFoundPage(what?: string): Page {
  return {
    kind: 'page',
    status: 404,
    title: 'Page not found',
    view: (
      <>
        <h1 class="govuk-heading-l">Page not found</h1>
        <p class="govuk-body">
          {what === undefined ? 'There is no page at this address.' : `There is no ${what}.`}
        </p>
        <p class="govuk-body">
          Check the address, or{' '}
          <a class="govuk-link" href="/">
            go to the first page
          </a>
          .
        </p>
      </>
    ),
  };
}

/** What a signed-in person sees where their roles do not reach. */
export function forbiddenPage(allows: string): Page {
  return {
    kind: 'page',
    status: 403,
    title: 'You do not have permission',
    view: (
      <>
        <h1 class="govuk-heading-l">You do not have permission</h1>
        <p class="govuk-body">Your role does not let you {allows}.</p>
        <p class="govuk-body">If your work needs it, ask an administrator of Amberley in your council.</p>
      </>
    ),
  };
}

/** What somebody sees who asks faster than any person reads. */
export function tooManyPage(seconds: number): Page {
  return {
    kind: 'page',
    status: 429,
    title: 'Too many requests',
    view: (
      <>
        <h1 class="govuk-heading-l">Too many requests</h1>
        <p class="govuk-body">
          More was asked from here than a person can read, so this request was not answered. Nothing was
          changed. Try again in {seconds === 1 ? 'a second' : `${seconds} seconds`}.
        </p>
        <p class="govuk-body">For a program there is the API.</p>
      </>
    ),
  };
}

const WHY_KEPT = {
  'signed out': {
    title: 'You are signed out',
    words: 'Nothing was saved yet, and nothing is lost: what you wrote is kept on this page.',
    link: 'Sign in in a new tab',
  },
  'prove again': {
    title: 'Confirm that it is you',
    words: 'This needs a sign-in of the last 15 minutes. What you wrote is kept on this page.',
    link: 'Confirm in a new tab',
  },
  stale: {
    title: 'Send the form again',
    words:
      'You signed in or out since the form was opened, so it was not accepted. What you wrote is kept on this page.',
    link: undefined,
  },
} as const;

/** A form that could not be taken now, with everything that was typed, to be sent again. Files must be chosen anew. */
export function keptFormPage(
  action: string,
  fields: Record<string, string | string[] | undefined>,
  why: keyof typeof WHY_KEPT,
  signInUrl?: string,
): Page {
  const { title, words, link } = WHY_KEPT[why];
  const kept = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one) => ({ name, value: String(one) })),
  );
  return {
    kind: 'page',
    status: why === 'signed out' ? 401 : 403,
    title,
    view: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{words}</p>
        {link && (
          <p class="govuk-body">
            <a class="govuk-link" href={signInUrl} target="_blank" rel="noopener">
              {link}
            </a>
            , come back here, and send it again.
          </p>
        )}
        <form method="post" action={action}>
          {kept
            .filter(({ name }) => !NOT_KEPT.test(name))
            .map(({ name, value }) => (
              <input type="hidden" name={name} value={value} />
            ))}
          <button type="submit" class="govuk-button" data-module="govuk-button">
            Send it again
          </button>
        </form>
      </>
    ),
  };
}

/** Never written back to a page: passwords (`present` is one), codes, and the token that did not hold. */
const NOT_KEPT = /^(csrf|code|present)$|password/i;

/** What a person sees when a request failed. A refusal says why; a fault of ours says only its reference. */
export function errorPage(status: number, error: Error, reference: string): Page {
  const ours = status >= 500;
  return {
    kind: 'page',
    status,
    title: ours ? 'Sorry, there is a problem' : 'That could not be done',
    view: (
      <>
        <h1 class="govuk-heading-l">{ours ? 'Sorry, there is a problem' : 'That could not be done'}</h1>
        {ours ? (
          <>
            <p class="govuk-body">Nothing was changed. Try again in a minute.</p>
            <p class="govuk-body">
              If it happens again, tell whoever looks after Amberley this reference:{' '}
              <strong>{reference}</strong>.
            </p>
          </>
        ) : (
          <p class="govuk-body">{error.message}</p>
        )}
      </>
    ),
  };
}
