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
          <a class="govuk-link" href="/services">
            search for a service
          </a>
          .
        </p>
      </>
    ),
  };
}

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
