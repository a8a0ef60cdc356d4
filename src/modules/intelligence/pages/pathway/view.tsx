import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input, InsetText, PageHeading, Radios } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import type { IncidentQuestions, Proposal } from '../../rules/pathway.ts';
import type { TypedPathway } from './form.ts';

interface PathwayPageProps {
  event: EventRecord;
  questions: IncidentQuestions;
  typed: TypedPathway;
  errors: FieldError[];
  /** What the answers propose; null until all are given. */
  proposal: Proposal | null;
}

/** The questions that tell safeguarding from a notifiable incident, then the proposal to choose by. */
export function PathwayPage({ event, questions, typed, errors, proposal }: PathwayPageProps) {
  return (
    <>
      <PageHeading
        title="Safeguarding or notifiable incident?"
        caption={event.title}
        lead={`The questions in force since ${longDay(questions.validFrom)}. They propose; you decide, and both are kept.`}
      />
      <form method="post" action={paths.pathway(event.eventId)} novalidate>
        <input type="hidden" name="version" value={event.version} />
        {questions.questions.map(({ question, words }) => (
          <Radios
            name={`answer-${question}`}
            classes="govuk-radios--inline govuk-radios--small"
            fieldset={{ legend: { text: words, classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorOf(errors, `answer-${question}`)}
            value={typed.answers[question] ?? ''}
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
              { value: 'unknown', text: 'Not known' },
            ]}
          />
        ))}
        {proposal === null ? (
          <Button text="What is it?" />
        ) : (
          <>
            <InsetText>
              <strong>Proposed: {proposal.words}</strong>
            </InsetText>
            <input type="hidden" name="step" value="choose" />
            <Radios
              name="chosen"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--m' } }}
              errorMessage={errorOf(errors, 'chosen')}
              value={typed.chosen === '' ? proposal.kind : typed.chosen}
              items={[
                {
                  value: 'safeguarding',
                  text: 'Safeguarding alert',
                  hint: { text: 'Raise it with the safeguarding team too' },
                },
                {
                  value: 'notifiable-incident',
                  text: 'Notifiable incident',
                  hint: { text: 'Counted; not logged as safeguarding' },
                },
              ]}
            />
            <Input
              name="why"
              label={{ text: 'Why, where you choose otherwise than proposed', classes: 'govuk-label--s' }}
              value={typed.why}
              errorMessage={errorOf(errors, 'why')}
            />
            <Button text="Save" />
          </>
        )}
      </form>
    </>
  );
}
