import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, EmptyState, Input, Tag, Textarea } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ClientForm } from './form.ts';
import type { ApiClientModel } from './presenter.ts';

interface Props {
  clients: ApiClientModel[];
  typed: ClientForm;
  errors: FieldError[];
}

/** The systems that may use the API, and a form to add one. */
export function ApiClientsPage({ clients, typed, errors }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">API clients</h1>
      <p class="govuk-body">
        Other computer systems of the council that read from Amberley. Each has tokens of its own, which reach
        no further than you let them, end by themselves and can be revoked at any time.
      </p>
      {clients.length === 0 ? (
        <EmptyState title="No system uses the API yet">
          Add the first below: a data warehouse, a dashboard, a case management system. Then make a token for
          it.
        </EmptyState>
      ) : (
        <ClientTable clients={clients} />
      )}
      <ClientForm typed={typed} errors={errors} />
    </>
  );
}

const HEADINGS = ['Name', 'What it is for', 'Whom to ask', 'Good tokens', 'Last used', 'Now'];

function ClientTable({ clients }: { clients: ApiClientModel[] }) {
  return (
    <div class="amb-table-scroll" tabIndex={0} role="region" aria-label="API clients">
      <table class="govuk-table">
        <caption class="govuk-visually-hidden">API clients</caption>
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
          {clients.map((client) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                <a class="govuk-link" href={paths.apiClient(client.clientId)}>
                  {client.name}
                </a>
              </th>
              <td class="govuk-table__cell">{client.purpose}</td>
              <td class="govuk-table__cell">{client.contact}</td>
              <td class="govuk-table__cell">{client.goodTokens}</td>
              <td class="govuk-table__cell">{client.lastUsed}</td>
              <td class="govuk-table__cell">
                <ClientTag active={client.active} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a client's tokens work at all. */
export function ClientTag({ active }: { active: boolean }) {
  return active ? (
    <Tag text="On" classes="govuk-tag--green" />
  ) : (
    <Tag text="Switched off" classes="govuk-tag--grey" />
  );
}

function ClientForm({ typed, errors }: Pick<Props, 'typed' | 'errors'>) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <>
      <h2 class="govuk-heading-m">Add a system</h2>
      <form method="post" action={paths.apiClients()} novalidate>
        <Input
          id="name"
          name="name"
          label={{ text: 'Name' }}
          hint={{ text: 'As colleagues call it. The audit trail names it.' }}
          classes="govuk-input--width-20"
          value={typed.name}
          errorMessage={errorOf('name')}
        />
        <Textarea
          id="purpose"
          name="purpose"
          rows={3}
          label={{ text: 'What it is for' }}
          hint={{ text: 'What it does with what it reads, in a sentence.' }}
          value={typed.purpose}
          errorMessage={errorOf('purpose')}
        />
        <Input
          id="contact"
          name="contact"
          label={{ text: 'Whom to ask about it' }}
          hint={{ text: 'A team or a person, with an e-mail address.' }}
          classes="govuk-input--width-20"
          value={typed.contact}
          errorMessage={errorOf('contact')}
        />
        <Button text="Add the system" />
      </form>
    </>
  );
}
