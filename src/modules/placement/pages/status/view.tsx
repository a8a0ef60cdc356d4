import {
  Button,
  EmptyState,
  Input,
  InsetText,
  PageHeading,
  Radios,
  Section,
  Select,
  SummaryList,
  Textarea,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { DayInput, errorOf } from '../../../market/index.ts';
import { PlacingTag } from '../../parts/placing-tag.tsx';
import { PLACING_STATES, PLACING_WORDS } from '../../rules/placing-state.ts';
import { WHOM } from '../../rules/whom.ts';
import type { DecisionModel, PlacingFormModel, PlacingPageModel, ToldFormModel } from './presenter.ts';

/** Placements at one service: how they stand and why, who was told, and the forms of whoever decides. */
export function PlacingPage({ model }: { model: PlacingPageModel }) {
  const { service, now, decisions } = model;
  return (
    <>
      <PageHeading
        title="Placements"
        caption={service.postcode === '' ? service.name : `${service.name}, ${service.postcode}`}
      />
      <p class="govuk-body-l">
        <PlacingTag state={now.state} /> {now.words}
      </p>
      {model.reviewOverdue && (
        <WarningText
          text="The day of the review has passed: decide again, or lift it."
          iconFallbackText="Warning"
        />
      )}
      {model.form && <DecisionForm form={model.form} />}
      {model.told && <ToldForm form={model.told} />}
      <Section id="history" title="Decisions">
        {decisions.length === 0 ? (
          <EmptyState title="Nothing has been decided" headingLevel={3}>
            <p>Placements at a service are open until somebody restricts or stops them.</p>
          </EmptyState>
        ) : (
          decisions.map((decision) => <Decision decision={decision} />)
        )}
      </Section>
    </>
  );
}

function Decision({ decision }: { decision: DecisionModel }) {
  const row = (key: string, value: string | null) =>
    value === null || value === '' ? [] : [{ key: { text: key }, value: { text: value } }];
  return (
    <article class="amb-card">
      <h3 class="govuk-heading-s">
        <PlacingTag state={decision.state} /> from {decision.from}
      </h3>
      <SummaryList
        classes="govuk-summary-list--no-border"
        rows={[
          ...row('What it covers', decision.scope),
          ...row('Why', decision.reason),
          ...row('Lifted when', decision.liftTest),
          ...row('Looked at again', decision.review),
          ...row('Decided', decision.decided),
          ...row('Decided of', decision.formerly === null ? null : `its registration ${decision.formerly}`),
          ...(decision.told.length === 0
            ? []
            : [
                {
                  key: { text: 'Told' },
                  value: {
                    content: (
                      <ul class="govuk-list">
                        {decision.told.map((line) => (
                          <li>{line}</li>
                        ))}
                      </ul>
                    ),
                  },
                },
              ]),
        ]}
      />
    </article>
  );
}

function DecisionForm({ form }: { form: PlacingFormModel }) {
  const { typed, errors } = form;
  return (
    <Section id="decide" title="Decide">
      <form method="post" action={form.action} novalidate>
        <input type="hidden" name="follows" value={form.follows} />
        {form.escalation !== '' && <input type="hidden" name="escalation" value={form.escalation} />}
        <Radios
          idPrefix="state"
          name="state"
          fieldset={{ legend: { text: 'Placements are from now on', classes: 'govuk-fieldset__legend--s' } }}
          value={typed.state}
          errorMessage={errorOf(errors, 'state')}
          items={PLACING_STATES.map((value) => ({
            value,
            text: PLACING_WORDS[value].name,
            hint: { text: PLACING_WORDS[value].meaning },
          }))}
        />
        <Textarea
          id="reason"
          name="reason"
          rows={4}
          label={{ text: 'Why', classes: 'govuk-label--s' }}
          hint={{ text: 'Seen by those who oversee services, not by whoever places people' }}
          value={typed.reason}
          errorMessage={errorOf(errors, 'reason')}
        />
        <DayInput name="fromDay" legend="From" value={typed.fromDay} errors={errors} />
        <InsetText text="The rest is needed where placements are restricted or stopped." />
        <Input
          id="scope"
          name="scope"
          label={{ text: 'What it covers', classes: 'govuk-label--s' }}
          hint={{
            text: 'Everybody who places people reads this. For example: all new placements; nursing placements',
          }}
          value={typed.scope}
          errorMessage={errorOf(errors, 'scope')}
        />
        <Textarea
          id="liftTest"
          name="liftTest"
          rows={3}
          label={{ text: 'What must be seen before it is lifted', classes: 'govuk-label--s' }}
          hint={{
            text: 'For example: two nurses on each night for four weeks, and a medicines audit without gaps',
          }}
          value={typed.liftTest}
          errorMessage={errorOf(errors, 'liftTest')}
        />
        <DayInput name="reviewOn" legend="Looked at again on" value={typed.reviewOn} errors={errors} />
        <Button text="Save the decision" />
      </form>
    </Section>
  );
}

function ToldForm({ form }: { form: ToldFormModel }) {
  const { typed, errors } = form;
  return (
    <Section id="tell" title="Who was told">
      <p class="govuk-body">
        Of the decision: {form.about}. People at this council who place people get a notice by themselves.
      </p>
      <form method="post" action={form.action} novalidate>
        <Select
          id="whom"
          name="whom"
          label={{ text: 'Who', classes: 'govuk-label--s' }}
          value={typed.whom}
          errorMessage={errorOf(errors, 'whom')}
          items={[
            { value: '', text: 'Choose who was told' },
            ...WHOM.map((value) => ({ value, text: value[0]!.toUpperCase() + value.slice(1) })),
          ]}
        />
        <Input
          id="name"
          name="name"
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          hint={{ text: 'Of the council or body' }}
          value={typed.name}
          errorMessage={errorOf(errors, 'name')}
        />
        <Input
          id="how"
          name="how"
          label={{ text: 'How (if you like)', classes: 'govuk-label--s' }}
          hint={{ text: 'For example: e-mail to the duty manager' }}
          value={typed.how}
          errorMessage={errorOf(errors, 'how')}
        />
        <DayInput name="toldOn" legend="On" value={typed.toldOn} errors={errors} />
        <Button text="Note that they were told" classes="govuk-button--secondary" />
      </form>
    </Section>
  );
}
