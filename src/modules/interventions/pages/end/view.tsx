import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  Checkboxes,
  InsetText,
  PageHeading,
  Radios,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { InterventionRecord } from '../../queries/find-intervention.ts';
import { paths } from '../../routes.ts';
import { higherThan, KIND_NAMES } from '../../rules/protocol.ts';
import { OUTCOMES, outcomesOf } from '../../rules/states.ts';

interface Props {
  one: InterventionRecord;
  fields: Fields;
  errors: FieldError[];
}

const SEVERITIES = ['Minor', 'Low', 'Moderate', 'Serious', 'Critical'];

/** Ends an intervention: what came of it, and what follows; or cancels it. */
export function EndPage(props: Props) {
  const { one } = props;
  const left = one.steps.filter(({ state }) => state === 'to-do').length;
  return (
    <>
      <PageHeading title={`End ${one.kindName.toLowerCase()}`} caption={one.serviceName} />
      {one.state !== 'open' ? (
        <InsetText>It is not open, so it cannot be ended.</InsetText>
      ) : (
        <>
          {left > 0 && (
            <InsetText>
              {left === 1 ? 'One step is' : `${left} steps are`} still to do and will stand as not needed.
            </InsetText>
          )}
          <EndForm {...props} />
          <CancelForm {...props} />
        </>
      )}
    </>
  );
}

function EndForm({ one, fields, errors }: Props) {
  const outcomes = outcomesOf(one.kind);
  const looks = outcomes.includes('fine');
  const higher = higherThan(one.kind);
  return (
    <form method="post" action={paths.end(one.interventionId)} novalidate>
      <input type="hidden" name="version" value={one.version} />
      <input type="hidden" name="act" value="end" />
      <Radios
        idPrefix="outcome"
        name="outcome"
        fieldset={{ legend: { text: 'What came of it?', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorOf(errors, 'outcome')}
        value={field(fields, 'outcome')}
        items={outcomes
          .filter((outcome) => outcome !== 'escalated' || higher.length > 0)
          .map((outcome) => ({ value: outcome, text: OUTCOMES[outcome] }))}
      />
      {looks && (
        <Select
          id="severity"
          name="severity"
          label={{ text: 'If there are concerns: how serious?', classes: 'govuk-label--s' }}
          items={[
            { value: '', text: 'Choose' },
            ...SEVERITIES.map((text, i) => ({ value: String(i + 1), text: `${i + 1} ${text}` })),
          ]}
          value={field(fields, 'severity')}
          errorMessage={errorOf(errors, 'severity')}
        />
      )}
      {higher.length > 0 && (
        <Select
          id="next"
          name="next"
          label={{ text: 'If more is needed: what is started next?', classes: 'govuk-label--s' }}
          items={[
            { value: '', text: 'Choose' },
            ...higher.map((kind) => ({ value: kind, text: KIND_NAMES[kind] })),
          ]}
          value={field(fields, 'next')}
          errorMessage={errorOf(errors, 'next')}
        />
      )}
      <Textarea
        id="reason"
        name="reason"
        label={{ text: 'What was found, and why you end it so', classes: 'govuk-label--s' }}
        hint={{ text: 'No names of people who are cared for.' }}
        value={field(fields, 'reason')}
        errorMessage={errorOf(errors, 'reason')}
      />
      {looks && (
        <Checkboxes
          name="records"
          idPrefix="records"
          values={field(fields, 'act') === '' ? ['yes'] : [field(fields, 'records')]}
          items={[
            {
              value: 'yes',
              text: 'Record the result in the intelligence log',
              hint: { text: 'As a visit note. Concerns are weighed by the risk model at once.' },
            },
          ]}
        />
      )}
      <Button text="End it" />
    </form>
  );
}

function CancelForm({ one, fields, errors }: Props) {
  return (
    <form method="post" action={paths.end(one.interventionId)} novalidate>
      <input type="hidden" name="version" value={one.version} />
      <input type="hidden" name="act" value="cancel" />
      <h2 class="govuk-heading-m">Or cancel it</h2>
      <Textarea
        id="cancel-reason"
        name="cancel-reason"
        rows={2}
        label={{ text: 'Why it should not have been started, or cannot go on', classes: 'govuk-label--s' }}
        value={field(fields, 'cancel-reason')}
        errorMessage={errorOf(errors, 'cancel-reason')}
      />
      <Button text="Cancel it" classes="govuk-button--warning" />
    </form>
  );
}
