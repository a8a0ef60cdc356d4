import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  Checkboxes,
  Input,
  PageHeading,
  Radios,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { DayInput, errorOf, type DayBoxes } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { FEEDBACKS, FEEDBACK_WORDS, FINDINGS, FINDING_WORDS } from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';

export interface TypedOutcome {
  finding: string;
  done: string;
  feedback: string;
  feedbackOn: DayBoxes;
  feedbackWords: string;
  close: boolean;
}

/** What came of an event. */
export function OutcomePage({
  event,
  typed,
  errors,
}: {
  event: EventRecord;
  typed: TypedOutcome;
  errors: FieldError[];
}) {
  return (
    <>
      <PageHeading title={`Outcome of ${referenceOf(event.eventId)}`} lead={event.title} />
      <form method="post" action={paths.outcome(event.eventId)} novalidate>
        <input type="hidden" name="version" value={event.version} />
        <Radios
          name="finding"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What was found?', classes: 'govuk-fieldset__legend--m' } }}
          errorMessage={errorOf(errors, 'finding')}
          value={typed.finding}
          items={FINDINGS.map((each) => ({ value: each, text: FINDING_WORDS[each] }))}
        />
        <Textarea
          name="done"
          label={{ text: 'What was done?', classes: 'govuk-label--m' }}
          hint={{ text: 'For example: visited on 3 March, the provider retrained night staff' }}
          value={typed.done}
          errorMessage={errorOf(errors, 'done')}
        />
        <Radios
          name="feedback"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Feedback to whoever told us', classes: 'govuk-fieldset__legend--m' } }}
          errorMessage={errorOf(errors, 'feedback')}
          value={typed.feedback}
          items={FEEDBACKS.map((each) => ({ value: each, text: FEEDBACK_WORDS[each] }))}
        />
        <DayInput
          name="feedbackOn"
          legend="Given on"
          hint="Only where it was given"
          value={typed.feedbackOn}
          errors={errors}
        />
        <Input
          name="feedbackWords"
          label={{ text: 'What they were told', classes: 'govuk-label--s' }}
          value={typed.feedbackWords}
          errorMessage={errorOf(errors, 'feedbackWords')}
        />
        {event.state !== 'closed' && (
          <Checkboxes
            name="close"
            items={[{ value: 'yes', text: 'Close the entry', checked: typed.close }]}
          />
        )}
        <Button text="Save the outcome" />
      </form>
    </>
  );
}
