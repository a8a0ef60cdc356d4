import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  DataTable,
  DateInput,
  EmptyState,
  PageHeading,
  Section,
  Select,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import { PeopleTabs } from '../../parts/people-tabs.tsx';
import { paths } from '../../routes.ts';
import type { CoverModel } from './presenter.ts';

interface Props {
  model: CoverModel;
  errors: FieldError[];
  administers: boolean;
}

/** Who is away, and who looks after their services meanwhile. */
export function CoverPage({ model, errors, administers }: Props) {
  return (
    <>
      <PageHeading
        title="Cover while away"
        lead="While an officer is away, their services stand in the My work of whoever covers, beside their own."
      />
      <PeopleTabs current="cover" administers={administers} />
      <DataTable
        id="covers"
        caption="Cover now and to come"
        captionHidden
        columns={[
          { text: 'Away' },
          { text: 'Covered by' },
          { text: 'From', classes: 'amb-nowrap' },
          { text: 'Until', classes: 'amb-nowrap' },
          { text: 'Now' },
          { text: 'Change', hidden: true },
        ]}
        rows={model.rows.map((row) => ({
          cells: [
            row.officer,
            row.cover,
            row.from,
            row.until,
            row.runs ? <Tag text="Away now" classes="govuk-tag--yellow amb-nowrap" /> : 'To come',
            <form method="post" action={row.endHref}>
              <button type="submit" class="amb-link-button amb-nowrap">
                {row.runs ? 'Is back' : 'Take away'}
                <span class="govuk-visually-hidden"> {row.officer}</span>
              </button>
            </form>,
          ],
        }))}
        empty={
          <EmptyState title="Nobody is away">
            Before somebody’s leave, arrange below who looks after their services. It begins and ends by
            itself.
          </EmptyState>
        }
      />
      <Section id="arrange" title="Arrange cover">
        {model.officers.length < 2 ? (
          <p class="govuk-body">Cover needs two officers. There are fewer here.</p>
        ) : (
          <CoverForm model={model} errors={errors} />
        )}
      </Section>
    </>
  );
}

function CoverForm({ model, errors }: Pick<Props, 'model' | 'errors'>) {
  return (
    <form method="post" action={paths.cover()} novalidate>
      <Officer
        name="officer"
        label="Who is away"
        value={model.typed.officer}
        items={model.officers}
        errors={errors}
      />
      <DayBoxes name="from" label="First day away" model={model} errors={errors} />
      <DayBoxes name="until" label="Last day away" model={model} errors={errors} />
      <Officer
        name="cover"
        label="Who covers"
        value={model.typed.cover}
        items={model.officers}
        errors={errors}
      />
      <Button text="Arrange the cover" />
    </form>
  );
}

function Officer(props: {
  name: string;
  label: string;
  value: string;
  items: { value: string; text: string }[];
  errors: FieldError[];
}) {
  return (
    <Select
      id={props.name}
      name={props.name}
      label={{ text: props.label, classes: 'govuk-label--s' }}
      items={[{ value: '', text: 'Choose an officer' }, ...props.items]}
      value={props.value}
      errorMessage={errorOf(props.errors, props.name)}
    />
  );
}

function DayBoxes({
  name,
  label,
  model,
  errors,
}: { name: 'from' | 'until'; label: string } & Pick<Props, 'model' | 'errors'>) {
  const typed = model.boxes(name);
  const wrong = errorOf(errors, `${name}-day`);
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      items={(['day', 'month', 'year'] as const).map((part) => ({
        name: part,
        value: typed[part],
        classes: `govuk-input--width-${part === 'year' ? 4 : 2}${wrong ? ' govuk-input--error' : ''}`,
      }))}
      errorMessage={wrong}
    />
  );
}
