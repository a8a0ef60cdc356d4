import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input, PageHeading, Tag } from '../../../../platform/govuk/index.ts';
import type { Officer } from '../../queries/fetch-officers.ts';
import { PeopleTabs } from '../../parts/people-tabs.tsx';
import { paths } from '../../routes.ts';

interface Props {
  officers: Officer[];
  typed: { name: string; email: string };
  errors: FieldError[];
}

/** The officers who hold caseloads, and a form to add one. */
export function OfficersPage({ officers, typed, errors }: Props) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <>
      <PageHeading
        title="Officers"
        lead="Whoever can be responsible for services, with an account or without."
      />
      <PeopleTabs current="officers" administers />
      {officers.length === 0 ? (
        <p class="govuk-body">
          Nobody yet. Officers are the people responsible for services; add one below, or import a spreadsheet
          that names them.
        </p>
      ) : (
        <div class="amb-table-scroll" tabIndex={0} role="region" aria-label="Officers">
          <table class="govuk-table">
            <caption class="govuk-visually-hidden">Officers</caption>
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                <th scope="col" class="govuk-table__header">
                  Name
                </th>
                <th scope="col" class="govuk-table__header">
                  E-mail
                </th>
                <th scope="col" class="govuk-table__header">
                  Now
                </th>
                <th scope="col" class="govuk-table__header">
                  Change
                </th>
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {officers.map((officer) => (
                <tr class="govuk-table__row">
                  <th scope="row" class="govuk-table__header">
                    <a class="govuk-link" href={`/services?officer=${officer.officerId}`}>
                      {officer.name}
                    </a>
                  </th>
                  <td class="govuk-table__cell">{officer.email ?? ''}</td>
                  <td class="govuk-table__cell">
                    {officer.active ? (
                      <Tag text="Active" classes="govuk-tag--green" />
                    ) : (
                      <Tag text="Left" classes="govuk-tag--grey" />
                    )}
                  </td>
                  <td class="govuk-table__cell">
                    <form method="post" action={paths.officerActive(officer.officerId)}>
                      <input type="hidden" name="active" value={officer.active ? 'no' : 'yes'} />
                      <button type="submit" class="amb-link-button">
                        {officer.active ? 'Mark as left' : 'Mark as back'}
                        <span class="govuk-visually-hidden"> {officer.name}</span>
                      </button>
                    </form>
                    <a class="govuk-link" href={paths.handOver(officer.officerId)}>
                      Hand over<span class="govuk-visually-hidden"> the services of {officer.name}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h2 class="govuk-heading-m">Add an officer</h2>
      <form method="post" action={paths.officers()} novalidate>
        <Input
          id="name"
          name="name"
          label={{ text: 'Name' }}
          classes="govuk-input--width-20"
          value={typed.name}
          errorMessage={errorOf('name')}
        />
        <Input
          id="email"
          name="email"
          type="email"
          label={{ text: 'E-mail (if you like)' }}
          classes="govuk-input--width-20"
          value={typed.email}
          errorMessage={errorOf('email')}
        />
        <Button text="Add the officer" />
      </form>
    </>
  );
}
