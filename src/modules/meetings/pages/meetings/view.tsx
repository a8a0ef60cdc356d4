import {
  ActionBar,
  Button,
  DataTable,
  EmptyState,
  PageHeading,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { MeetingsModel } from './presenter.ts';

/** Meetings at which agencies share what they know. */
export function MeetingsPage({ model }: { model: MeetingsModel }) {
  return (
    <>
      <PageHeading
        title="Meetings"
        lead="Where the council and other agencies share concerns and emerging risks, and record what was shared with whom."
      />
      {model.mayRun && (
        <ActionBar label="Meetings">
          <Button text="Plan a meeting" href={paths.newMeeting()} classes="amb-button--compact" />
          <a class="govuk-link" href={paths.agencies()}>
            Agencies
          </a>
        </ActionBar>
      )}
      <h2 class="govuk-heading-m">To come</h2>
      <Lines id="coming" caption="Meetings to come" lines={model.coming} empty="No meeting is planned." />
      <h2 class="govuk-heading-m">Actions that are open</h2>
      <DataTable
        id="actions"
        caption="Open actions of all meetings"
        captionHidden
        columns={[
          { text: 'Action' },
          { text: 'About' },
          { text: 'Who' },
          { text: 'Due', classes: 'amb-nowrap' },
        ]}
        rows={model.actions.map(({ href, words, about, owner, due, overdue }) => ({
          cells: [
            <a class="govuk-link" href={href}>
              {words}
            </a>,
            about,
            owner,
            overdue ? <Tag text={`${due}, overdue`} classes="govuk-tag--red" /> : due,
          ],
        }))}
        empty={<p class="govuk-body">No action is open.</p>}
      />
      <h2 class="govuk-heading-m">Past</h2>
      <Lines id="past" caption="Past meetings" lines={model.past} empty="No meeting was held yet." />
    </>
  );
}

function Lines(props: { id: string; caption: string; lines: MeetingsModel['coming']; empty: string }) {
  return (
    <DataTable
      id={props.id}
      caption={props.caption}
      captionHidden
      columns={[
        { text: 'Meeting' },
        { text: 'When', classes: 'amb-nowrap' },
        { text: 'State' },
        { text: 'Chair' },
        { text: 'Items', format: 'numeric' },
        { text: 'People', format: 'numeric' },
        { text: 'Open actions', format: 'numeric' },
      ]}
      rows={props.lines.map((line) => ({
        cells: [
          <a class="govuk-link" href={line.href}>
            {line.kind}
          </a>,
          line.when,
          line.state,
          line.chair,
          line.items,
          line.people,
          line.openActions,
        ],
      }))}
      empty={
        <EmptyState title={props.empty} headingLevel={3}>
          A meeting stands here with its agenda, minutes and actions.
        </EmptyState>
      }
    />
  );
}
