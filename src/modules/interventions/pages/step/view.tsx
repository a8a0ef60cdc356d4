import type { ComponentChildren } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import { Button, InsetText, PageHeading, Select, Textarea } from '../../../../platform/govuk/index.ts';
import { DayBoxes } from '../../parts/day-boxes.tsx';
import { errorOf } from '../../../market/index.ts';
import type { InterventionRecord, StepRow } from '../../queries/find-intervention.ts';
import { paths } from '../../routes.ts';
import { STEP_STATE_NAMES } from '../../rules/states.ts';

interface Props {
  one: InterventionRecord;
  step: StepRow;
  doers: readonly { id: string; name: string }[];
  fields: Fields;
  errors: FieldError[];
}

/** A step: do it, or say what becomes of it. */
export function StepPage(props: Props) {
  const { one, step } = props;
  const due = `Due ${longDay(step.dueOn)}${step.dueOn === step.firstDueOn ? '' : ` (first ${longDay(step.firstDueOn)})`}`;
  return (
    <>
      <PageHeading
        title={step.name}
        caption={`${one.kindName}, ${one.serviceName}`}
        lead={`${due}. It is ${step.ownerName === null ? 'nobody’s yet' : `${step.ownerName}’s`}.`}
      />
      {step.attends.length > 0 && <p class="govuk-body">With {step.attends.join(', ')}.</p>}
      {step.state !== 'to-do' || one.state !== 'open' ? (
        <InsetText>
          {step.state === 'to-do' ? 'The intervention has ended.' : `${STEP_STATE_NAMES[step.state]}.`}
        </InsetText>
      ) : (
        <Forms {...props} />
      )}
    </>
  );
}

function Forms(props: Props) {
  const { fields, errors } = props;
  const words = (name: string, label: string, hint?: string) => (
    <Textarea
      id={name}
      name={name}
      rows={3}
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={hint === undefined ? undefined : { text: hint }}
      value={field(fields, name)}
      errorMessage={errorOf(errors, name)}
    />
  );
  return (
    <>
      <ActForm {...props} act="do" submit="It is done">
        {words(
          'done-note',
          'What came of it (optional)',
          'For example: manager agreed to fill the night shifts by 1 May',
        )}
      </ActForm>
      <ActForm {...props} act="extend" title="Give it more time" submit="Change the day">
        <DayBoxes name="due" legend="New day" hint="For example, 27 3 2027" fields={fields} errors={errors} />
        {words('extend-reason', 'Why')}
      </ActForm>
      <ActForm {...props} act="reassign" title="Give it to somebody else" submit="Give it">
        <Select
          id="owner"
          name="owner"
          label={{ text: 'To whom', classes: 'govuk-label--s' }}
          items={[
            { value: '', text: 'Choose' },
            ...props.doers.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={field(fields, 'owner')}
          errorMessage={errorOf(errors, 'owner')}
        />
        {words('reassign-reason', 'What they should know (optional)')}
      </ActForm>
      <ActForm {...props} act="drop" title="It is not needed" submit="Not needed">
        {words('drop-reason', 'Why not')}
      </ActForm>
    </>
  );
}

function ActForm(
  props: Props & { act: string; title?: string; submit: string; children: ComponentChildren },
) {
  const { one, step, act, title, submit, children } = props;
  return (
    <form method="post" action={paths.step(one.interventionId, step.stepId)} novalidate>
      <input type="hidden" name="version" value={step.version} />
      <input type="hidden" name="act" value={act} />
      {title !== undefined && <h2 class="govuk-heading-m">{title}</h2>}
      {children}
      <Button text={submit} classes={title === undefined ? undefined : 'govuk-button--secondary'} />
    </form>
  );
}
