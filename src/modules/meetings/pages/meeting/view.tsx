import { ActionBar, DataTable, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import { Agenda } from './agenda.tsx';
import type { MeetingModel } from './presenter.ts';
import { Steps } from './steps.tsx';

/** One meeting: its agenda and minutes, who came, what is to be done, and what was shared with whom. */
export function MeetingPage({ model }: { model: MeetingModel }) {
  return (
    <>
      <PageHeading title={model.title} caption={model.caption} />
      <dl class="amb-pairs">
        {model.facts.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ActionBar label="This meeting">
        {model.mayChange && (
          <a class="govuk-link" href={paths.edit(model.meetingId)}>
            Change day, place or chair
          </a>
        )}
        {model.prints.map(({ text, href }) => (
          <a class="govuk-link" href={href}>
            {text}
          </a>
        ))}
      </ActionBar>
      <Steps model={model} />
      <Agenda model={model} />
      <Section
        id="people"
        title="People"
        action={
          model.mayChange ? (
            <a class="govuk-link" href={paths.people(model.meetingId)}>
              Invite, and record who came
            </a>
          ) : undefined
        }
      >
        <DataTable
          id="people-list"
          caption="Who is invited"
          captionHidden
          columns={[{ text: 'Name' }, { text: 'Agency' }, { text: 'Role' }, { text: 'Attendance' }]}
          rows={model.people.map(({ name, agency, role, attendance }) => ({
            cells: [name, agency, role, attendance],
          }))}
          empty={<p class="govuk-body">Nobody is invited yet.</p>}
        />
      </Section>
      <Section id="actions" title="Actions">
        <DataTable
          id="action-list"
          caption="Actions of this meeting"
          captionHidden
          columns={[
            { text: 'Action' },
            { text: 'Who' },
            { text: 'Due', classes: 'amb-nowrap' },
            { text: 'State' },
          ]}
          rows={model.actions.map(({ href, words, owner, due, state }) => ({
            cells: [
              <a class="govuk-link" href={href}>
                {words}
              </a>,
              owner,
              due,
              state,
            ],
          }))}
          empty={<p class="govuk-body">None yet. Actions are added on the page of an item.</p>}
        />
      </Section>
      <Section id="shared" title="What was shared with whom">
        <DataTable
          id="shared-list"
          caption="What was shared with whom, when and on what basis"
          captionHidden
          columns={[
            { text: 'Item' },
            { text: 'With' },
            { text: 'What' },
            { text: 'Basis' },
            { text: 'When and by whom' },
          ]}
          rows={model.shared.map(({ what, agency, words, basis, when }) => ({
            cells: [what, agency, words, basis, when],
          }))}
          empty={
            <p class="govuk-body">
              Nothing was shared yet. What is shared is written on the page of an item.
            </p>
          }
        />
      </Section>
    </>
  );
}
