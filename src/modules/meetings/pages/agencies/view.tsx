import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, EmptyState, Input, PageHeading } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { Agency } from '../../queries/fetch-agencies.ts';
import { paths } from '../../routes.ts';
import { USUAL_AGENCIES } from '../../rules/usual.ts';

interface Props {
  agencies: readonly Agency[];
  typed: string;
  errors: FieldError[];
}

/** The agencies that the council meets: its own list. */
export function AgenciesPage({ agencies, typed, errors }: Props) {
  return (
    <>
      <PageHeading
        title="Agencies"
        lead="Whom the council meets, and with whom it shares what it knows of services."
      />
      <form method="post" action={paths.agencies()}>
        <DataTable
          id="agencies"
          caption="Agencies"
          captionHidden
          columns={[{ text: 'Agency' }, { text: 'Invited' }, { text: 'Change', hidden: true }]}
          rows={agencies.map(({ agencyId, name, active }) => ({
            cells: [
              name,
              active ? 'Yes' : 'Not any more',
              <button
                type="submit"
                name={active ? 'stop' : 'start'}
                value={agencyId}
                class="govuk-button govuk-button--secondary amb-button--compact"
              >
                {active ? 'Do not invite' : 'Invite again'}
                <span class="govuk-visually-hidden"> {name}</span>
              </button>,
            ],
          }))}
          empty={
            <EmptyState title="No agencies yet">
              Begin with those that councils usually meet ({USUAL_AGENCIES.join(', ')}), or add your own.
            </EmptyState>
          }
        />
        {agencies.length === 0 && <Button text="Add the usual agencies" name="do" value="usual" />}
      </form>
      <form method="post" action={paths.agencies()} novalidate>
        <Input
          id="name"
          name="name"
          classes="govuk-input--width-20"
          label={{ text: 'Add an agency', classes: 'govuk-label--s' }}
          hint={{ text: 'For example Meadowshire Police' }}
          value={typed}
          errorMessage={errorOf(errors, 'name')}
        />
        <Button text="Add" classes="govuk-button--secondary" />
      </form>
    </>
  );
}
