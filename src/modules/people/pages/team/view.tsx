import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Checkboxes, Input, Select } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { Colleague } from '../../queries/fetch-colleagues.ts';
import type { Team } from '../../queries/fetch-teams.ts';
import { paths } from '../../routes.ts';

export interface TeamFormValues {
  name: string;
  lead: string;
  members: readonly string[];
  version: number;
}

interface Props {
  title: string;
  /** Null for a new one. */
  team: Team | null;
  values: TeamFormValues;
  errors: FieldError[];
  colleagues: readonly Colleague[];
}

/** A team: its name, who leads it, who is in it. */
export function TeamPage({ title, team, values, errors, colleagues }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <form method="post" action={team === null ? paths.newTeam() : paths.team(team.teamId)} novalidate>
        <input type="hidden" name="version" value={values.version} />
        <Input
          id="name"
          name="name"
          label={{ text: 'Name of the team', classes: 'govuk-label--s' }}
          classes="govuk-input--width-20"
          value={values.name}
          errorMessage={errorOf(errors, 'name')}
        />
        <Select
          id="lead"
          name="lead"
          label={{ text: 'Lead', classes: 'govuk-label--s' }}
          items={[
            { value: '', text: 'Nobody' },
            ...colleagues.map(({ accountId, name }) => ({ value: accountId, text: name })),
          ]}
          value={values.lead}
          errorMessage={errorOf(errors, 'lead')}
        />
        <Checkboxes
          name="members"
          classes="govuk-checkboxes--small amb-columns"
          fieldset={{ legend: { text: 'Members', classes: 'govuk-fieldset__legend--s' } }}
          values={values.members}
          items={colleagues.map(({ accountId, name }) => ({ value: accountId, text: name }))}
          errorMessage={errorOf(errors, 'members')}
        />
        <Button text="Save the team" />
      </form>
      {team !== null && (
        <form method="post" action={paths.teamRemoved(team.teamId)}>
          <button type="submit" class="amb-link-button">
            Take this team away
          </button>
        </form>
      )}
    </>
  );
}
