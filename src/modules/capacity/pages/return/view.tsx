import {
  Button,
  DataTable,
  Details,
  InsetText,
  PageHeading,
  Radios,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { ReturnModel } from './presenter.ts';

/** A return as it stands: what was sent beside last month, what is asked about it, and how it came to this. */
export function ReturnPage({ model }: { model: ReturnModel }) {
  return (
    <>
      <PageHeading title={model.name} caption={model.caption} />
      <p class="govuk-body">
        <StateTag state={model.state} /> {model.sentence}
      </p>
      {model.question && (
        <InsetText>
          <p class="govuk-body">{model.question.words}</p>
          <p class="govuk-body-s">Asked by {model.question.who}</p>
        </InsetText>
      )}
      {model.answer && (
        <Button
          text={model.answer.text}
          href={model.answer.href}
          classes={model.acts ? 'govuk-button--secondary' : undefined}
        />
      )}
      {model.sections.map((section) => (
        <DataTable
          id={`answers-${section.title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`}
          caption={section.title}
          columns={[
            { text: 'Question' },
            { text: 'This month', format: 'numeric' },
            { text: 'Month before', format: 'numeric' },
          ]}
          rows={section.rows.map(({ label, now, before }) => ({ cells: [label, now, before] }))}
        />
      ))}
      {model.acts && <Acts acts={model.acts} />}
      <h2 class="govuk-heading-m">What happened</h2>
      <DataTable
        id="steps"
        caption="What happened, the last first"
        captionHidden
        columns={[{ text: 'What' }, { text: 'When' }, { text: 'Who' }, { text: 'Words' }]}
        rows={model.steps.map(({ what, when, who, words }) => ({ cells: [what, when, who, words] }))}
        empty={<p class="govuk-body">Nothing yet.</p>}
      />
      {model.versions.length > 1 && (
        <DataTable
          id="versions"
          caption="Versions that were sent, the last first"
          columns={[
            { text: 'Version', format: 'numeric' },
            { text: 'Sent' },
            { text: 'Why' },
            { text: 'What it changed' },
          ]}
          rows={model.versions.map(({ number, sent, reason, differs }) => ({
            cells: [String(number), sent, reason, differs],
          }))}
        />
      )}
      {model.reminders && (
        <Details summaryText="Reminders">
          <DataTable
            id="reminders"
            caption="Reminders that were sent, the last first"
            captionHidden
            columns={[{ text: 'What' }, { text: 'When' }, { text: 'To' }]}
            rows={model.reminders.map(({ what, when, who }) => ({ cells: [what, when, who] }))}
            empty={
              <p class="govuk-body">
                Nobody was reminded. A provider is reminded where somebody of it has an account here.
              </p>
            }
          />
        </Details>
      )}
    </>
  );
}

function Acts({ acts }: { acts: NonNullable<ReturnModel['acts']> }) {
  const errorAt = (field: string) => {
    const error = acts.errors.find((each) => each.field === field);
    return error === undefined ? undefined : { text: error.message };
  };
  return (
    <form method="post" action={acts.action} novalidate>
      <input type="hidden" name="version" value={acts.version} />
      <Radios
        idPrefix="act"
        name="act"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'What do you do with it?', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorAt('act')}
        value={acts.act}
        items={acts.choices}
      />
      <Textarea
        id="words"
        name="words"
        rows={2}
        label={{ text: 'Your question or reason' }}
        hint={{ text: 'The provider reads it' }}
        value={acts.words}
        errorMessage={errorAt('words')}
      />
      <Button text="Record it" />
    </form>
  );
}
