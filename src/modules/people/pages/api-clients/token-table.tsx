import { Tag } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ApiClientModel, ApiTokenModel } from './presenter.ts';

const HEADINGS = ['Token', 'What it lets the system do', 'Made', 'Last used', 'Now', 'Change'];
const STATES = {
  good: { text: 'Good', classes: 'govuk-tag--green' },
  expired: { text: 'Ended', classes: 'govuk-tag--grey' },
  revoked: { text: 'Revoked', classes: 'govuk-tag--grey' },
} as const;

/** The tokens of a client, the newest first. */
export function TokenTable({ client }: { client: ApiClientModel }) {
  return (
    <div class="amb-table-scroll" tabIndex={0} role="region" aria-label="Tokens">
      <table class="govuk-table">
        <caption class="govuk-visually-hidden">Tokens</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {HEADINGS.map((heading) => (
              <th scope="col" class="govuk-table__header">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {client.tokens.map((token) => (
            <TokenRow clientId={client.clientId} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TokenRow({ clientId, token }: { clientId: string; token: ApiTokenModel }) {
  const { text, classes } = STATES[token.state];
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {token.label}
      </th>
      <td class="govuk-table__cell">
        <ul class="govuk-list govuk-!-margin-bottom-0">
          {token.scopes.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      </td>
      <td class="govuk-table__cell">{token.made}</td>
      <td class="govuk-table__cell">{token.lastUsed}</td>
      <td class="govuk-table__cell">
        <Tag text={text} classes={classes} />
        <br />
        {token.ends}
      </td>
      <td class="govuk-table__cell">
        {token.state === 'good' && (
          <form method="post" action={paths.apiTokenRevoked(clientId, token.tokenId)}>
            <button type="submit" class="amb-link-button">
              Revoke<span class="govuk-visually-hidden"> {token.label}</span>
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}
