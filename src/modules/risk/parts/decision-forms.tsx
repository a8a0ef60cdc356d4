import { Button, Details, Input, Radios, RagTag, Select, Textarea } from '../../../platform/govuk/index.ts';
import { DayInput, errorOf } from '../../market/index.ts';
import type { DecisionFormsModel } from './present-decision.ts';

/** Accept what is proposed, or decide otherwise: two forms, so that Enter in one never sends the other. */
export function DecisionForms({ forms }: { forms: DecisionFormsModel }) {
  return (
    <div id="decide">
      <form method="post" action={forms.action} novalidate>
        <Hidden forms={forms} act="accept" />
        <Button
          text={forms.accept}
          preventDoubleClick
          attributes={{ accesskey: 'a' }}
          classes="govuk-!-margin-bottom-3"
        />
        <Input
          id="acceptedAction"
          name="acceptedAction"
          label={{ text: 'Next action', classes: 'govuk-label--s' }}
          value={forms.typed.acceptedAction}
          errorMessage={errorOf(forms.errors, 'acceptedAction')}
          attributes={{ accesskey: 'n' }}
        />
      </form>
      <Details
        summaryText="Decide otherwise"
        open={forms.overriding}
        id="otherwise"
        content={<OverrideForm forms={forms} />}
      />
    </div>
  );
}

function OverrideForm({ forms }: { forms: DecisionFormsModel }) {
  const { typed, errors } = forms;
  return (
    <form method="post" action={forms.action} novalidate>
      <Hidden forms={forms} act="override" />
      <Radios
        idPrefix="rag"
        name="rag"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'Status', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorOf(errors, 'rag')}
        items={forms.colours.map(({ rag, hint }) => ({
          value: rag,
          content: <RagTag rag={rag} />,
          checked: typed.rag === rag,
          ...(hint === null ? {} : { hint: { text: hint } }),
        }))}
      />
      <Textarea
        id="reason"
        name="reason"
        rows={3}
        label={{ text: 'Reason', classes: 'govuk-label--s' }}
        hint={{ text: 'What you know that the model does not. No names of people' }}
        value={typed.reason}
        errorMessage={errorOf(errors, 'reason')}
      />
      <Select
        id="owner"
        name="owner"
        label={{ text: 'Who answers for it', classes: 'govuk-label--s' }}
        items={[{ value: '', text: 'Choose a colleague' }, ...forms.owners]}
        value={typed.owner}
        errorMessage={errorOf(errors, 'owner')}
      />
      <DayInput
        name="until"
        legend="Last day"
        hint={`After it the model's proposal holds again. ${forms.latest} at the latest`}
        value={typed.until}
        errors={errors}
      />
      <Input
        id="nextAction"
        name="nextAction"
        label={{ text: 'Next action', classes: 'govuk-label--s' }}
        value={typed.nextAction}
        errorMessage={errorOf(errors, 'nextAction')}
      />
      <Button text={forms.override} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );
}

function Hidden({ forms, act }: { forms: DecisionFormsModel; act: 'accept' | 'override' }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="proposal" value={forms.hidden.proposal} />
      <input type="hidden" name="decisionNumber" value={forms.hidden.decisionNumber} />
    </>
  );
}
