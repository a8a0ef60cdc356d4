import {
  Button,
  Checkboxes,
  Input,
  InsetText,
  Radios,
  Section,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { DayInput, errorOf } from '../../../market/index.ts';
import { ATTENDEES, INTERVENTION_KINDS, OUTCOMES, TOLD_COUNCILS } from '../../rules/outcomes.ts';
import type { EscalationModel } from './presenter.ts';

type Answer = NonNullable<EscalationModel['answer']>;

/** What whoever may answer can do now: take it on, decide, correct, open again. */
export function AnswerSection({ answer }: { answer: Answer }) {
  return (
    <>
      {answer.acknowledge && (
        <Section id="take-on" title="Take it on">
          <p class="govuk-body">
            Whoever takes it on decides. Until the decision is due, nobody else is told.
          </p>
          <form method="post" action={answer.acknowledge} novalidate>
            <Button text="Take this on" attributes={{ id: 'acknowledge' }} />
          </form>
        </Section>
      )}
      <Section id="decide" title={answer.correcting ? 'Correct the decision' : 'Decide'}>
        {answer.clashed && (
          <InsetText text="This page shows how it stands now. What you wrote is still in the form." />
        )}
        {answer.correcting && (
          <p class="govuk-body">
            A decision is never changed: record another one, and both stay on record. Then only the newest
            holds.
          </p>
        )}
        <DecisionFields answer={answer} />
      </Section>
      {answer.reopen && (
        <Section id="reopen" title="Open it again">
          <form method="post" action={answer.reopen} novalidate>
            <input type="hidden" name="version" value={answer.version} />
            <Input
              id="why"
              name="why"
              label={{ text: 'Why', classes: 'govuk-label--s' }}
              hint={{ text: 'The clock then starts anew, and everybody who was told is told again' }}
              value={answer.why}
              errorMessage={errorOf(answer.errors, 'why')}
            />
            <Button text="Open it again" classes="govuk-button--secondary" />
          </form>
        </Section>
      )}
    </>
  );
}

function DecisionFields({ answer }: { answer: Answer }) {
  const { typed, errors } = answer;
  const asks = { intervention: <KindField answer={answer} />, panel: <PanelFields answer={answer} /> };
  return (
    <form method="post" action={answer.decide} novalidate>
      <input type="hidden" name="version" value={answer.version} />
      <Radios
        name="outcome"
        fieldset={{ legend: { text: 'What is decided', classes: 'govuk-fieldset__legend--s' } }}
        value={typed.outcome}
        errorMessage={errorOf(errors, 'outcome')}
        items={OUTCOMES.map(({ outcome, name, asks: what }) => ({
          value: outcome,
          text: name,
          ...(what === 'intervention' || what === 'panel' ? { conditional: { content: asks[what] } } : {}),
          ...(outcome === 'director' ? { hint: { text: 'A lead officer is appointed at once' } } : {}),
        }))}
      />
      <Textarea
        id="reason"
        name="reason"
        rows={4}
        label={{ text: 'Reason', classes: 'govuk-label--s' }}
        hint={{ text: 'For whoever reads this in a year. Name no whistleblower.' }}
        value={typed.reason}
        errorMessage={errorOf(errors, 'reason')}
      />
      <Select
        id="lead"
        name="lead"
        label={{ text: 'Lead officer (if there is one)', classes: 'govuk-label--s' }}
        value={typed.lead}
        errorMessage={errorOf(errors, 'lead')}
        items={[{ value: '', text: 'Nobody yet' }, ...answer.leads]}
      />
      <Radios
        name="told"
        fieldset={{
          legend: {
            text: 'Were the councils told that have placed people there?',
            classes: 'govuk-fieldset__legend--s',
          },
        }}
        value={typed.told}
        errorMessage={errorOf(errors, 'told')}
        items={TOLD_COUNCILS.map(({ value, text }) => ({
          value,
          text,
          ...(value === 'told' ? { conditional: { content: <NamesField answer={answer} /> } } : {}),
        }))}
      />
      <Button text={answer.correcting ? 'Record the new decision' : 'Record the decision'} />
    </form>
  );
}

function KindField({ answer: { typed, errors } }: { answer: Answer }) {
  return (
    <Select
      id="kind"
      name="kind"
      label={{ text: 'Which intervention' }}
      value={typed.kind}
      errorMessage={errorOf(errors, 'kind')}
      items={[
        { value: '', text: 'Choose one' },
        ...INTERVENTION_KINDS.map(({ kind, name }) => ({ value: kind, text: name })),
      ]}
    />
  );
}

function PanelFields({ answer: { typed, errors } }: { answer: Answer }) {
  return (
    <>
      <DayInput
        name="panelOn"
        legend="Day of the panel"
        hint="For example 27 11 2026"
        value={typed.panelOn}
        errors={errors}
      />
      <Checkboxes
        name="attendees"
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: 'Who is asked to it' } }}
        values={typed.attendees}
        errorMessage={errorOf(errors, 'attendees')}
        items={ATTENDEES.map((each) => ({ value: each, text: each }))}
      />
      <Input
        id="attendeesMore"
        name="attendeesMore"
        label={{ text: 'Others' }}
        value={typed.attendeesMore}
        errorMessage={errorOf(errors, 'attendeesMore')}
      />
    </>
  );
}

function NamesField({ answer: { typed, errors } }: { answer: Answer }) {
  return (
    <Input
      id="toldNames"
      name="toldNames"
      label={{ text: 'Which councils' }}
      value={typed.toldNames}
      errorMessage={errorOf(errors, 'toldNames')}
    />
  );
}
