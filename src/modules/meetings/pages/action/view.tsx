import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { Button, PageHeading, Radios, SummaryList, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { ActionOfMeeting } from '../../queries/find-action.ts';
import { paths } from '../../routes.ts';

interface Props {
  action: ActionOfMeeting;
  mayEnd: boolean;
  typed: Fields;
  errors: FieldError[];
}

const STATES = { open: 'Open', done: 'Done', cancelled: 'Not needed any more' } as const;

/** What a meeting gave somebody to do, and what came of it. */
export function ActionPage({ action, mayEnd, typed, errors }: Props) {
  const rows = [
    ['Who', action.owner],
    ['By when', longDay(action.dueOn)],
    ['About', action.itemTitle ?? ''],
    [
      'State',
      action.endedOn === null ? STATES[action.state] : `${STATES[action.state]}, ${longDay(action.endedOn)}`,
    ],
    ['What came of it', action.outcome],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <PageHeading title={action.words} caption="Action of a meeting" />
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      {action.locationId !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.service(action.locationId)}>
            The page of the service
          </a>
        </p>
      )}
      {mayEnd && (
        <form method="post" action={paths.action(action.actionId)} novalidate>
          <input type="hidden" name="version" value={action.version} />
          <Radios
            idPrefix="state"
            name="state"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: 'Is it at an end?', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorOf(errors, 'state')}
            value={one(typed, 'state')}
            items={[
              { value: 'done', text: 'It is done' },
              { value: 'cancelled', text: 'It is not needed any more' },
            ]}
          />
          <Textarea
            id="outcome"
            name="outcome"
            rows={3}
            label={{ text: 'What came of it', classes: 'govuk-label--s' }}
            value={one(typed, 'outcome')}
            errorMessage={errorOf(errors, 'outcome')}
          />
          <Button text="Bring it to an end" />
        </form>
      )}
    </>
  );
}
