import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  Columns,
  DataTable,
  PageHeading,
  RagTag,
  Section,
  Tag,
  Textarea,
  Timeline,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { paths } from '../../routes.ts';
import type { OneModel } from './presenter.ts';

interface Props {
  model: OneModel;
  acts: boolean;
  fields: Fields;
  errors: FieldError[];
}

/** One intervention: why it is, its steps, what happened, and what can be done now. */
export function OnePage({ model, acts, fields, errors }: Props) {
  return (
    <>
      <PageHeading
        title={model.title}
        caption={
          <a class="govuk-link govuk-link--no-visited-state" href={model.service.href}>
            {model.service.text}
          </a>
        }
        tags={
          <>
            <RagTag rag={model.rag} /> <StateTag state={model.state} overdue={model.overdue} />
          </>
        }
        lead={model.lead}
        actions={
          acts && model.state === 'open' ? (
            <Button
              text="End or cancel"
              href={paths.end(model.id)}
              classes={`amb-button--compact${model.stepsLeft > 0 ? ' govuk-button--secondary' : ''}`}
            />
          ) : undefined
        }
      />
      <Columns aside={<Aside model={model} />}>
        {acts && model.state === 'proposed' && <Decide model={model} fields={fields} errors={errors} />}
        {model.state !== 'proposed' && model.steps.length > 0 && <Steps model={model} />}
        <Section id="record" title="What happened">
          {acts && <NoteForm model={model} fields={fields} errors={errors} />}
          <Timeline
            label="What happened, newest first"
            entries={model.entries.map(({ words, ...entry }) => ({
              ...entry,
              content: words === '' ? undefined : <p class="govuk-body-s">{words}</p>,
            }))}
          />
        </Section>
      </Columns>
    </>
  );
}

function Decide({ model, fields, errors }: Omit<Props, 'acts'>) {
  return (
    <Section id="decide" title="Accept or decline">
      <p class="govuk-body">
        Accepted, its steps get their owners and days from the protocol, counted from today.
      </p>
      <form method="post" action={paths.decide(model.id)} novalidate>
        <input type="hidden" name="version" value={model.version} />
        <Textarea
          id="reason"
          name="reason"
          rows={2}
          label={{ text: 'Reason', classes: 'govuk-label--s' }}
          hint={{ text: 'Needed to decline. Say what is done instead, or why nothing is.' }}
          value={one(fields, 'reason')}
          errorMessage={errorOf(errors, 'reason')}
        />
        <div class="govuk-button-group">
          <Button text="Accept" name="act" value="accept" />
          <Button text="Decline" name="act" value="decline" classes="govuk-button--secondary" />
        </div>
      </form>
    </Section>
  );
}

function Steps({ model }: { model: OneModel }) {
  return (
    <Section id="steps" title="Steps">
      <DataTable
        id="steps-table"
        caption="Steps"
        captionHidden
        columns={[
          { text: 'Step', classes: 'amb-column--wide' },
          { text: 'Due', classes: 'amb-nowrap' },
          { text: 'Whose it is' },
          { text: 'State', classes: 'amb-nowrap' },
        ]}
        rows={model.steps.map((step) => ({
          cells: [
            <>
              {step.href === null ? (
                step.name
              ) : (
                <a class="govuk-link" href={step.href}>
                  {step.name}
                </a>
              )}
              {step.attends !== '' && <span class="amb-cell-note">With {step.attends}</span>}
            </>,
            <>
              {step.due}
              {step.dueNote !== '' && <span class="amb-cell-note">{step.dueNote}</span>}
            </>,
            step.owner,
            step.late ? <Tag text="Overdue" classes="govuk-tag--red" /> : step.state,
          ],
        }))}
      />
    </Section>
  );
}

function NoteForm({ model, fields, errors }: Omit<Props, 'acts'>) {
  return (
    <form class="amb-form-above" method="post" action={paths.note(model.id)} novalidate>
      <Textarea
        id="note"
        name="note"
        rows={2}
        label={{ text: 'Add a note', classes: 'govuk-label--s' }}
        hint={{ text: 'Say what was agreed or found. No names of people who are cared for.' }}
        value={one(fields, 'note')}
        errorMessage={errorOf(errors, 'note')}
      />
      <Button text="Add the note" classes="govuk-button--secondary amb-button--compact" />
    </form>
  );
}

function Aside({ model }: { model: OneModel }) {
  return (
    <>
      <h2 class="govuk-heading-s">Why</h2>
      <ul class="amb-plain-list">
        {model.causes.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      <dl class="amb-pairs">
        {model.facts.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul class="amb-plain-list">
        {model.eventHref !== null && (
          <li>
            <a class="govuk-link" href={model.eventHref}>
              Its result in the intelligence log
            </a>
          </li>
        )}
        {model.drawHref !== null && (
          <li>
            <a class="govuk-link" href={model.drawHref}>
              The draw that chose it
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
