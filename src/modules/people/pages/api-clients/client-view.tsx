import type { FieldError } from '../../../../kernel/parsed.ts';
import type { PermissionDefinition } from '../../../../platform/access/index.ts';
import {
  Button,
  Checkboxes,
  EmptyState,
  Input,
  NotificationBanner,
  Radios,
  SummaryList,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import { TOKEN_LIFETIMES } from '../../rules/api-tokens.ts';
import type { ApiClientModel } from './presenter.ts';
import { TokenTable } from './token-table.tsx';
import { ClientTag } from './view.tsx';

interface Props {
  client: ApiClientModel;
  scopes: PermissionDefinition[];
  typed: { label: string; scopes: string[]; days: string };
  errors: FieldError[];
  /** The token that was made just now: shown this once. */
  made: string | undefined;
  apiAddress: string;
}

/** One system that may use the API: its tokens, and a form to make one. */
export function ApiClientPage({ client, scopes, typed, errors, made, apiAddress }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{client.name}</h1>
      {made !== undefined && <NewToken token={made} apiAddress={apiAddress} />}
      <SummaryList
        rows={[
          { key: { text: 'What it is for' }, value: { text: client.purpose } },
          { key: { text: 'Whom to ask' }, value: { text: client.contact } },
          { key: { text: 'Added' }, value: { text: client.made } },
          { key: { text: 'Now' }, value: { content: <ClientTag active={client.active} /> } },
        ]}
      />
      <form method="post" action={paths.apiClient(client.clientId)}>
        <input type="hidden" name="active" value={client.active ? 'no' : 'yes'} />
        <Button
          text={client.active ? 'Switch off with all its tokens' : 'Switch on again'}
          classes={client.active ? 'govuk-button--warning' : 'govuk-button--secondary'}
        />
      </form>
      <h2 class="govuk-heading-m">Tokens</h2>
      {client.tokens.length === 0 ? (
        <EmptyState title="No tokens yet" headingLevel={3}>
          A token is what the system shows to be let in. Make one below: it is shown once, to be put where the
          system keeps its secrets.
        </EmptyState>
      ) : (
        <TokenTable client={client} />
      )}
      <TokenForm clientId={client.clientId} scopes={scopes} typed={typed} errors={errors} />
    </>
  );
}

function NewToken({ token, apiAddress }: { token: string; apiAddress: string }) {
  return (
    <NotificationBanner
      type="success"
      content={
        <>
          <p class="govuk-notification-banner__heading">
            The token was made. Copy it now: it is not shown again.
          </p>
          <p class="govuk-body">
            <code class="amb-api-token" id="token">
              {token}
            </code>
          </p>
          <p class="govuk-body">
            The system sends it in the header <code>Authorization: Bearer</code> to <code>{apiAddress}</code>.
          </p>
        </>
      }
    />
  );
}

function TokenForm({
  clientId,
  scopes,
  typed,
  errors,
}: { clientId: string } & Pick<Props, 'scopes' | 'typed' | 'errors'>) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <>
      <h2 class="govuk-heading-m">Make a token</h2>
      <form method="post" action={paths.apiTokens(clientId)} novalidate>
        <Input
          id="label"
          name="label"
          label={{ text: 'What it is called' }}
          hint={{ text: 'To tell it from other tokens, say "Nightly load".' }}
          classes="govuk-input--width-20"
          value={typed.label}
          errorMessage={errorOf('label')}
        />
        <Checkboxes
          name="scopes"
          fieldset={{ legend: { text: 'What it lets the system do', classes: 'govuk-fieldset__legend--s' } }}
          hint={{ text: 'No more than it needs. It can never change anything.' }}
          items={scopes.map(({ permission, allows }) => ({
            value: permission,
            text: `${allows.charAt(0).toUpperCase()}${allows.slice(1)}`,
            hint: { text: permission },
          }))}
          values={typed.scopes}
          errorMessage={errorOf('scopes')}
        />
        <Radios
          name="days"
          fieldset={{ legend: { text: 'How long it works', classes: 'govuk-fieldset__legend--s' } }}
          items={TOKEN_LIFETIMES.map(({ days, words }) => ({ value: String(days), text: words }))}
          value={typed.days}
          errorMessage={errorOf('days')}
        />
        <Button text="Make the token" />
      </form>
    </>
  );
}
