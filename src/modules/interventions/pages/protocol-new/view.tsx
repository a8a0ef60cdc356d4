import type { FieldError } from '../../../../kernel/parsed.ts';
import { RAGS } from '../../../../kernel/rating.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import { Button, Input, PageHeading, Section, Select, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DayBoxes } from '../../parts/day-boxes.tsx';
import { paths } from '../../routes.ts';
import { KIND_NAMES, KINDS, OWNER_RULES, TRIGGERS, type Kind } from '../../rules/protocol.ts';
import type { TypedProtocol } from '../../rules/protocol-form.ts';

interface Props {
  typed: TypedProtocol;
  fields: Fields;
  errors: FieldError[];
}

interface Choice {
  value: string;
  text: string;
}

const choicesOf = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }));
const TRIGGER_CHOICES: Choice[] = [{ value: '', text: 'No line' }, ...choicesOf(TRIGGERS)];
const COLOUR_CHOICES: Choice[] = [
  { value: '', text: 'Any' },
  ...RAGS.map((rag) => ({ value: rag, text: rag })),
];
const START_CHOICES: Choice[] = [
  { value: 'automatic', text: 'Starts at once' },
  { value: 'proposed', text: 'Is proposed' },
];
const EMPTY_LINE = { trigger: '', colour: '', kind: 'desktop-review', start: 'proposed' };
const EMPTY_STEP = { name: '', days: '', owner: 'officer', attends: '' };

/** The editor of the protocol: every line and step in fields, with room for two more of each. */
export function ProtocolFormPage({ typed, fields, errors }: Props) {
  return (
    <>
      <PageHeading
        title="New version of the protocol"
        lead="What was started by an older version goes on as it is. To take a line or a step away, empty it. Between people who attend, write a semicolon."
      />
      <form method="post" action={paths.newProtocol()} novalidate>
        <input type="hidden" name="version" value={field(fields, 'version')} />
        <Section id="lines-section" title="What is done when">
          {[...typed.lines, EMPTY_LINE, EMPTY_LINE].map((line, i) => (
            <LineFields line={line} i={i} errors={errors} />
          ))}
        </Section>
        {KINDS.map((kind) => (
          <StepsFields kind={kind} steps={typed.steps[kind]} errors={errors} />
        ))}
        <Section id="when" title="From when, and why">
          <DayBoxes
            name="validFrom"
            legend="Holds from"
            hint="Today or later, for example 1 4 2027"
            fields={fields}
            errors={errors}
          />
          <Textarea
            id="reason"
            name="reason"
            rows={3}
            label={{ text: 'Why it changes', classes: 'govuk-label--s' }}
            value={field(fields, 'reason')}
            errorMessage={errorOf(errors, 'reason')}
          />
          <Button text="Save as a new version" />
        </Section>
      </form>
    </>
  );
}

function LineFields({
  line,
  i,
  errors,
}: {
  line: TypedProtocol['lines'][number];
  i: number;
  errors: FieldError[];
}) {
  const select = (part: keyof typeof line, label: string, items: Choice[]) => (
    <Select
      id={`line-${i}-${part}`}
      name={`line-${i}-${part}`}
      label={{ text: label }}
      items={items}
      value={line[part]}
      errorMessage={errorOf(errors, `line-${i}-${part}`)}
    />
  );
  return (
    <fieldset class="govuk-fieldset amb-row-fields">
      <legend class="govuk-visually-hidden">Line {i + 1}</legend>
      {select('trigger', 'When', TRIGGER_CHOICES)}
      {select('colour', 'Colour', COLOUR_CHOICES)}
      {select('kind', 'What is done', choicesOf(KIND_NAMES))}
      {select('start', 'How it starts', START_CHOICES)}
    </fieldset>
  );
}

function StepsFields(props: { kind: Kind; steps: TypedProtocol['steps'][Kind]; errors: FieldError[] }) {
  const { kind, steps, errors } = props;
  return (
    <Section id={`section-${kind}`} title={`Steps of ${KIND_NAMES[kind].toLowerCase()}`}>
      {[...steps, EMPTY_STEP, EMPTY_STEP].map((step, i) => (
        <StepFields kind={kind} step={step} i={i} errors={errors} />
      ))}
    </Section>
  );
}

function StepFields(props: {
  kind: Kind;
  step: TypedProtocol['steps'][Kind][number];
  i: number;
  errors: FieldError[];
}) {
  const { kind, step, i, errors } = props;
  const input = (part: 'name' | 'days' | 'attends', label: string, classes?: string) => (
    <Input
      id={`${kind}-${i}-${part}`}
      name={`${kind}-${i}-${part}`}
      label={{ text: label }}
      classes={classes}
      value={step[part]}
      errorMessage={errorOf(errors, `${kind}-${i}-${part}`)}
    />
  );
  return (
    <fieldset class="govuk-fieldset amb-row-fields">
      <legend class="govuk-visually-hidden">
        {KIND_NAMES[kind]}, step {i + 1}
      </legend>
      {input('name', 'Step')}
      {input('days', 'Working days', 'govuk-input--width-4')}
      <Select
        id={`${kind}-${i}-owner`}
        name={`${kind}-${i}-owner`}
        label={{ text: 'Whose it is' }}
        items={choicesOf(OWNER_RULES)}
        value={step.owner}
        errorMessage={errorOf(errors, `${kind}-${i}-owner`)}
      />
      {input('attends', 'Who attends')}
    </fieldset>
  );
}
