import {
  ActionBar,
  DataTable,
  DownloadLinks,
  EmptyState,
  Filters,
  Input,
  PageHeading,
  Pagination,
  Select,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { PeopleTabs } from '../../parts/people-tabs.tsx';
import { paths } from '../../routes.ts';
import type { AccountsModel } from './presenter.ts';

const COLOUR = { active: 'govuk-tag--green', invited: 'govuk-tag--blue', left: 'govuk-tag--grey' } as const;

/** Everybody of the council who can, could or will be able to sign in. */
export function AccountsPage({ model }: { model: AccountsModel }) {
  return (
    <>
      <PageHeading
        title="People"
        lead="Everybody who can sign in for your council: what their roles let them do, and whose services are theirs."
      />
      <PeopleTabs current="accounts" administers />
      <ActionBar label="Add people">
        <a
          class="govuk-button amb-button--compact"
          href={paths.invite()}
          role="button"
          data-module="govuk-button"
        >
          Invite somebody
        </a>
        <a class="govuk-link" href={paths.inviteSeveral()}>
          Invite several from a file
        </a>
      </ActionBar>
      <Filters
        action={paths.accounts()}
        chips={model.chips}
        open={model.chips.length > 0}
        keep={{ sort: model.filters.descending ? `-${model.filters.sort}` : model.filters.sort }}
      >
        <Input id="q" name="q" label={{ text: 'Name or e-mail address' }} value={model.filters.q} />
        <Choice name="role" label="Role" value={model.filters.role} items={model.choices.roles} />
        <Choice name="state" label="State" value={model.filters.state} items={model.choices.states} />
        <Choice name="team" label="Team" value={model.filters.teamId} items={model.choices.teams} />
      </Filters>
      <div class="amb-list-summary">
        <h2 class="govuk-heading-s" id="count">
          {model.words}
        </h2>
        {model.any && <DownloadLinks what="these people" {...model.downloads} />}
      </div>
      <People model={model} />
      {model.pages && <Pagination {...model.pages} />}
    </>
  );
}

function Choice(props: {
  name: string;
  label: string;
  value: string;
  items: { value: string; text: string }[];
}) {
  return (
    <Select
      id={props.name}
      name={props.name}
      label={{ text: props.label }}
      value={props.value}
      items={[{ value: '', text: 'Any' }, ...props.items]}
    />
  );
}

function People({ model }: { model: AccountsModel }) {
  return (
    <DataTable
      id="people"
      caption="People"
      captionHidden
      columns={[
        { text: 'Name', sort: model.sort.name },
        { text: 'State' },
        { text: 'Roles' },
        { text: 'Caseload or provider' },
        { text: 'Teams' },
        { text: 'E-mail address', sort: model.sort.email },
        { text: 'Signed in last', sort: model.sort.seen, classes: 'amb-nowrap' },
      ]}
      rows={model.rows.map((row) => ({
        cells: [
          <a class="govuk-link" href={row.href}>
            {row.name}
          </a>,
          <Tag text={row.stateWords} classes={`amb-nowrap ${COLOUR[row.state]}`} />,
          row.roles,
          row.belongs,
          row.teams,
          row.email,
          row.seen,
        ],
      }))}
      empty={
        <EmptyState title="Nobody like this" action={{ text: 'Show everybody', href: paths.accounts() }}>
          No account has all that the filters ask. Take one off, or invite the person.
        </EmptyState>
      }
    />
  );
}
