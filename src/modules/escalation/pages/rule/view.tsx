import { RAGS } from '../../../../kernel/rating.ts';
import {
  Button,
  Checkboxes,
  Details,
  Input,
  InsetText,
  PageHeading,
  Radios,
  Select,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { ChangeFields } from '../../parts/change-fields.tsx';
import { paths } from '../../routes.ts';
import { TRIGGERS } from '../../rules/scheme.ts';
import { TRIGGER_NAMES } from '../../rules/trigger-names.ts';
import type { RuleModel, RuleTyped } from './presenter.ts';

/** What a new rule is to listen to. */
export function ChooseTriggerPage() {
  return (
    <>
      <PageHeading title="A new rule" lead="Choose what it listens to." />
      <ul class="govuk-list govuk-list--spaced">
        {TRIGGERS.map((trigger) => (
          <li>
            <a class="govuk-link" href={paths.newRule(trigger)}>
              {TRIGGER_NAMES[trigger]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One rule: when it fires, where it starts, how long people have. */
export function RulePage({ model }: { model: RuleModel }) {
  const { typed, errors } = model;
  return (
    <>
      <PageHeading title={model.title} lead={`${model.listens}.`} />
      {model.clashed && <InsetText text="What you wrote is still in the form below." />}
      {model.source && <p class="govuk-body">Taken from: {model.source}</p>}
      <form method="post" action={model.action} novalidate>
        <Input
          id="name"
          name="name"
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          value={typed.name}
          errorMessage={errorOf(errors, 'name')}
        />
        <input type="hidden" name="trigger" value={model.trigger} />
        <span id="trigger">
          <When model={model} />
        </span>
        <Select
          id="level"
          name="level"
          label={{ text: 'Starts on rung', classes: 'govuk-label--s' }}
          value={typed.level}
          errorMessage={errorOf(errors, 'level')}
          items={model.rungs}
        />
        <NumberField
          model={model}
          field="acknowledge"
          label="Minutes until somebody must have taken it on"
          hint="60 is an hour"
        />
        <NumberField
          model={model}
          field="decide"
          label="Minutes until somebody must have decided"
          hint="480 is a working day of eight hours"
        />
        <Choice
          model={model}
          field="clock"
          legend="Which minutes count"
          items={[
            { value: 'always', text: 'All, around the clock' },
            { value: 'working', text: 'Working time only' },
          ]}
        />
        <Choice
          model={model}
          field="urgent"
          legend="How people are mailed"
          items={[
            { value: 'yes', text: 'At once, at any hour' },
            { value: 'no', text: 'As each of them prefers' },
          ]}
        />
        <ChangeFields typed={model.change} errors={errors} />
        <Button text="Save the rule" />
      </form>
      {model.remove && (
        <Details summaryText="Take this rule out">
          <p class="govuk-body">What it has raised stays open. From today it raises nothing more.</p>
          <form method="post" action={model.remove} novalidate>
            <input type="hidden" name="seen" value={model.change.seen} />
            <Button text="Take it out" classes="govuk-button--warning" />
          </form>
        </Details>
      )}
    </>
  );
}

function When({ model }: { model: RuleModel }) {
  const { trigger } = model;
  const rags = RAGS.map((rag) => ({ value: rag, text: rag }));
  const days = (
    <NumberField model={model} field="days" label="In the last days" hint="The day itself among them" />
  );
  const severity = (
    <NumberField model={model} field="severity" label="Severity at least" hint="1 is minor, 5 critical" />
  );
  switch (trigger) {
    case 'colour':
      return (
        <>
          <Choice
            model={model}
            field="of"
            legend="Whose colour"
            items={[
              { value: 'proposed', text: 'The one that the model proposes' },
              { value: 'decided', text: 'The one that an officer decides' },
            ]}
          />
          <Many model={model} field="from" legend="From" items={rags} />
          <Choice model={model} field="to" legend="To" items={rags.slice(0, 2)} />
        </>
      );
    case 'jump':
      return (
        <>
          <NumberField model={model} field="points" label="Points above the lowest score" />
          {days}
        </>
      );
    case 'floor':
      return <Choice model={model} field="atLeast" legend="A floor at" items={rags.slice(0, 2)} />;
    case 'cluster':
      return (
        <>
          <NumberField model={model} field="events" label="Number of entries" />
          {severity}
          {days}
          <Many
            model={model}
            field="kinds"
            legend="Only these kinds (none: all that are adverse)"
            items={model.kinds}
          />
        </>
      );
    case 'severe':
    case 'whistleblowing':
      return (
        <>
          {severity}
          {days}
        </>
      );
    case 'overdue':
      return (
        <NumberField model={model} field="days" label="Days that a Red service may wait for a decision" />
      );
    default:
      return null;
  }
}

type TextField = { [K in keyof RuleTyped]: RuleTyped[K] extends string ? K : never }[keyof RuleTyped];

function NumberField(props: { model: RuleModel; field: TextField; label: string; hint?: string }) {
  const { model, field, label, hint } = props;
  return (
    <Input
      id={field}
      name={field}
      inputmode="numeric"
      classes="govuk-input--width-5"
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={hint === undefined ? undefined : { text: hint }}
      value={model.typed[field]}
      errorMessage={errorOf(model.errors, field)}
    />
  );
}

interface Item {
  value: string;
  text: string;
}

function Choice(props: { model: RuleModel; field: TextField; legend: string; items: Item[] }) {
  const { model, field, legend, items } = props;
  return (
    <Radios
      name={field}
      classes="govuk-radios--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      value={model.typed[field]}
      errorMessage={errorOf(model.errors, field)}
      items={items}
    />
  );
}

function Many(props: { model: RuleModel; field: 'from' | 'kinds'; legend: string; items: Item[] }) {
  const { model, field, legend, items } = props;
  return (
    <Checkboxes
      name={field}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      values={model.typed[field]}
      errorMessage={errorOf(model.errors, field)}
      items={items}
    />
  );
}
