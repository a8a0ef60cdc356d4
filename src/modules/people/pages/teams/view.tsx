import { Button, DataTable, EmptyState, PageHeading } from '../../../../platform/govuk/index.ts';
import { PeopleTabs } from '../../parts/people-tabs.tsx';
import type { Team } from '../../queries/fetch-teams.ts';
import { paths } from '../../routes.ts';

/** Every team with who leads it and who is in it. */
export function TeamsPage({ teams, administers }: { teams: readonly Team[]; administers: boolean }) {
  return (
    <>
      <PageHeading title="Teams" lead="Who works together, and who leads them." />
      <PeopleTabs current="teams" administers={administers} />
      <Button href={paths.newTeam()} text="Make a team" classes="amb-button--compact" />
      <DataTable
        id="teams"
        caption="Teams"
        captionHidden
        columns={[{ text: 'Team' }, { text: 'Lead' }, { text: 'Members' }]}
        rows={teams.map((team) => ({
          cells: [
            <a class="govuk-link" href={paths.team(team.teamId)}>
              {team.name}
            </a>,
            team.lead ?? 'Nobody',
            team.members.length === 0 ? 'Nobody yet' : team.members.join(', '),
          ],
        }))}
        empty={
          <EmptyState title="No teams yet">
            A team has a name, a lead and members: say the people who look after homes for older people. Make
            one, then filter the list of people by it.
          </EmptyState>
        }
      />
    </>
  );
}
