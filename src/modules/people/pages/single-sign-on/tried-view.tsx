import { Button, SummaryList, Tag } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { Tried } from './tried-presenter.ts';

/** What a test sign-in brought. */
export function TriedPage({ provider, outcome, wouldEnter, findings, claims }: Tried) {
  return (
    <>
      <h1 class="govuk-heading-l">What the provider said</h1>
      <p class="govuk-body">
        <Tag
          text={wouldEnter ? 'Would be let in' : 'Would be refused'}
          classes={wouldEnter ? 'govuk-tag--green' : 'govuk-tag--orange'}
        />
      </p>
      <p class="govuk-body">{outcome}</p>
      <p class="govuk-body">Nobody was signed in, and nothing was changed.</p>
      <h2 class="govuk-heading-m">What Amberley reads in it</h2>
      <SummaryList rows={findings.map(({ text, value }) => ({ key: { text }, value: { text: value } }))} />
      <h2 class="govuk-heading-m">Claims as they came</h2>
      <div class="amb-table-scroll" tabIndex={0} role="region" aria-label="Claims as they came">
        <table class="govuk-table">
          <caption class="govuk-visually-hidden">Claims that {provider} sent</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                Claim
              </th>
              <th scope="col" class="govuk-table__header">
                Value
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {claims.map(({ name, value }) => (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  {name}
                </th>
                <td class="govuk-table__cell">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button text="Back to the settings" href={paths.singleSignOn()} classes="govuk-button--secondary" />
    </>
  );
}
