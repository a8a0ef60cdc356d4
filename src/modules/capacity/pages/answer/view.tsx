import {
  Button,
  Checkboxes,
  DataTable,
  DateInput,
  Input,
  InsetText,
  NotificationBanner,
  PageHeading,
  Radios,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import type { AnswerModel, QuestionModel } from './presenter.ts';

/** The monthly return as a form: saved for later as often as wanted, then sent. */
export function AnswerPage({ model }: { model: AnswerModel }) {
  return (
    <>
      <PageHeading title={model.name} caption={model.caption} />
      {model.theirs && <Theirs theirs={model.theirs} />}
      <p class="govuk-body">
        {model.late
          ? `This was due on ${model.due}. Please send it as soon as you can.`
          : `Due on ${model.due}.`}{' '}
        Write whole numbers, and 0 where there was nothing.
      </p>
      {model.onBehalf && (
        <InsetText text="You enter this for the provider. It is marked as entered by the council." />
      )}
      {model.drafted !== '' && <p class="govuk-body">{model.drafted}</p>}
      <form method="post" action={model.action} novalidate>
        <input type="hidden" name="version" value={model.version} />
        {model.sections.map((section) => (
          <section>
            <h2 class="govuk-heading-m">{section.title}</h2>
            {section.lead && <p class="govuk-body">{section.lead}</p>}
            {section.questions.map((asked) => (
              <QuestionField asked={asked} />
            ))}
          </section>
        ))}
        {model.jumps.length > 0 && (
          <Checkboxes
            idPrefix="confirmed"
            name="confirmed"
            classes="govuk-checkboxes--small"
            fieldset={{
              legend: { text: 'Far from last month', classes: 'govuk-fieldset__legend--m' },
            }}
            hint={{ text: 'Tick what is right, or correct it above' }}
            errorMessage={model.jumpError}
            items={model.jumps}
          />
        )}
        {model.reason && (
          <Textarea
            id="reason"
            name="reason"
            rows={2}
            label={{
              text: 'Why do you correct it, or your answer to the question',
              classes: 'govuk-label--s',
            }}
            value={model.reason.value}
            errorMessage={model.reason.error}
          />
        )}
        <div class="govuk-button-group">
          <Button id="send" text="Send the return" name="do" value="send" />
          <Button text="Save for later" name="do" value="save" classes="govuk-button--secondary" />
        </div>
      </form>
    </>
  );
}

function QuestionField({ asked }: { asked: QuestionModel }) {
  const { question, error, before } = asked;
  const hints = [question.hint, before].filter((text) => text !== undefined && text !== '').join('. ');
  const hint = hints === '' ? undefined : { text: hints };
  const label = { text: question.label, classes: 'govuk-label--s' };
  const base = { id: question.key, name: question.key, hint, errorMessage: error };
  switch (question.type) {
    case 'number':
      return (
        <Input
          {...base}
          label={label}
          value={asked.value}
          inputmode="numeric"
          classes="govuk-input--width-5"
        />
      );
    case 'percent':
      return (
        <Input
          {...base}
          label={label}
          value={asked.value}
          inputmode="numeric"
          classes="govuk-input--width-3"
          suffix={{ text: '%' }}
        />
      );
    case 'words':
      return <Textarea {...base} label={label} value={asked.value} rows={3} />;
    case 'choice':
      return (
        <Radios
          idPrefix={question.key}
          name={question.key}
          classes="govuk-radios--small"
          hint={hint}
          errorMessage={error}
          fieldset={{ legend: { text: question.label, classes: 'govuk-fieldset__legend--s' } }}
          value={asked.value}
          items={question.items.map(({ value, text }) => ({ value, text }))}
        />
      );
    case 'day':
      return (
        <DateInput
          id={question.key}
          namePrefix={question.key}
          hint={hint}
          errorMessage={error}
          fieldset={{ legend: { text: question.label, classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { name: 'day', value: asked.boxes.day, classes: 'govuk-input--width-2' },
            { name: 'month', value: asked.boxes.month, classes: 'govuk-input--width-2' },
            { name: 'year', value: asked.boxes.year, classes: 'govuk-input--width-4' },
          ]}
        />
      );
  }
}

function Theirs({ theirs }: { theirs: NonNullable<AnswerModel['theirs']> }) {
  return (
    <NotificationBanner>
      <p class="govuk-notification-banner__heading">Saved meanwhile: {theirs.who}</p>
      <DataTable
        id="theirs"
        caption="Where theirs and yours differ"
        captionHidden
        columns={[{ text: 'Question' }, { text: 'Theirs, saved' }, { text: 'Yours, not saved yet' }]}
        rows={theirs.rows.map((row) => ({
          cells: [row.label, row.theirs || 'Nothing', row.yours || 'Nothing'],
        }))}
        empty={<p class="govuk-body">They answered the same as you typed.</p>}
      />
    </NotificationBanner>
  );
}
