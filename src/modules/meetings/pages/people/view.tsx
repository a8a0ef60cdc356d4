import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { Button, DataTable, Input, PageHeading, Select } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { Agency } from '../../queries/fetch-agencies.ts';
import type { Meeting } from '../../queries/find-meeting.ts';
import { paths } from '../../routes.ts';
import { ATTENDANCE_WORDS } from '../meeting/presenter.ts';
import { ATTENDANCES } from './form.ts';

interface Props {
  meeting: Meeting;
  agencies: readonly Agency[];
  typed: Fields;
  errors: FieldError[];
}

/** Who is invited to a meeting, and who came. */
export function PeoplePage({ meeting, agencies, typed, errors }: Props) {
  const action = paths.people(meeting.meetingId);
  return (
    <>
      <PageHeading title="People of the meeting" caption={meeting.kind} />
      <form method="post" action={action}>
        <DataTable
          id="attendees"
          caption="Who is invited, and who came"
          captionHidden
          columns={[
            { text: 'Name' },
            { text: 'Agency' },
            { text: 'Role' },
            { text: 'E-mail address' },
            { text: 'Attendance' },
            { text: 'Take back', hidden: true },
          ]}
          rows={meeting.attendees.map((person) => ({
            cells: [
              person.name,
              person.agency ?? 'The council',
              person.role,
              person.email,
              <Select
                id={`came-${person.attendeeId}`}
                name={`came-${person.attendeeId}`}
                label={{ text: `Attendance of ${person.name}`, classes: 'govuk-visually-hidden' }}
                value={person.attendance}
                items={ATTENDANCES.map((value) => ({ value, text: ATTENDANCE_WORDS[value] }))}
              />,
              <button
                type="submit"
                name="remove"
                value={person.attendeeId}
                class="govuk-button govuk-button--secondary amb-button--compact"
              >
                Take back<span class="govuk-visually-hidden"> the invitation of {person.name}</span>
              </button>,
            ],
          }))}
          empty={<p class="govuk-body">Nobody is invited yet.</p>}
        />
        <div class="govuk-button-group">
          {meeting.attendees.length > 0 && <Button text="Save who came" name="do" value="attendance" />}
          {meeting.lastOn !== null && (
            <Button
              text="Invite the people of the last meeting"
              name="do"
              value="last"
              classes="govuk-button--secondary"
            />
          )}
        </div>
      </form>
      <h2 class="govuk-heading-m">Invite somebody</h2>
      <form method="post" action={action} novalidate>
        <Input
          id="name"
          name="name"
          classes="govuk-input--width-20"
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          value={one(typed, 'name')}
          errorMessage={errorOf(errors, 'name')}
        />
        <Select
          id="agencyId"
          name="agencyId"
          label={{ text: 'Agency', classes: 'govuk-label--s' }}
          value={one(typed, 'agencyId')}
          errorMessage={errorOf(errors, 'agencyId')}
          items={[
            { value: '', text: 'The council' },
            ...agencies
              .filter(({ active }) => active)
              .map(({ agencyId, name }) => ({ value: agencyId, text: name })),
          ]}
        />
        <Input
          id="role"
          name="role"
          classes="govuk-input--width-20"
          label={{ text: 'Role (if known)', classes: 'govuk-label--s' }}
          value={one(typed, 'role')}
          errorMessage={errorOf(errors, 'role')}
        />
        <Input
          id="email"
          name="email"
          type="email"
          classes="govuk-input--width-20"
          label={{ text: 'E-mail address (if known)', classes: 'govuk-label--s' }}
          value={one(typed, 'email')}
          errorMessage={errorOf(errors, 'email')}
        />
        <Button text="Invite" name="do" value="invite" />
      </form>
      <p class="govuk-body">
        An agency is missing?{' '}
        <a class="govuk-link" href={paths.agencies()}>
          Change the list of agencies
        </a>
      </p>
    </>
  );
}
