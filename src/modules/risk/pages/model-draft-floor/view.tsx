import type { FieldError } from '../../../../kernel/parsed.ts';
import { RATINGS } from '../../../../kernel/rating.ts';
import { many, one } from '../../../../platform/forms/index.ts';
import { Button, Checkboxes, Input, Radios, RagTag, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DraftFrame, Overtaken } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { Refused } from '../../parts/save-draft-edit.ts';
import { HeardFields, NumberField, QuestionField } from '../model-draft-indicator/reads-fields.tsx';
import type { FloorModel } from './presenter.ts';

/** One floor: when it holds, at which colour, and what it says. */
export function FloorPage(props: { draft: LoadedDraft; page: FloorModel; refused: Refused | null }) {
  const { draft, page, refused } = props;
  const { fields } = page;
  const errors = refused?.errors ?? [];
  return (
    <DraftFrame draft={draft} tab="contents" title={page.title}>
      {refused?.overtaken && <Overtaken {...refused.overtaken} />}
      <form method="post" action={page.action} novalidate>
        <input type="hidden" name="version" value={draft.version} />
        <Condition page={page} errors={errors} />
        <Radios
          idPrefix="atLeast"
          name="atLeast"
          classes="govuk-radios--small govuk-radios--inline"
          fieldset={{ legend: { text: 'Holds a service at least at', classes: 'govuk-fieldset__legend--s' } }}
          value={one(fields, 'atLeast')}
          errorMessage={errorOf(errors, 'atLeast')}
          items={[
            { value: 'Red', content: <RagTag rag="Red" /> },
            { value: 'Amber', content: <RagTag rag="Amber" /> },
          ]}
        />
        <Textarea
          id="words"
          name="words"
          rows={2}
          label={{ text: 'What it says in a list of reasons', classes: 'govuk-label--s' }}
          hint={
            page.placeholders === ''
              ? undefined
              : { text: `Words in braces are filled in: ${page.placeholders}` }
          }
          value={one(fields, 'words')}
          errorMessage={errorOf(errors, 'words')}
        />
        <Input
          id="because"
          name="because"
          label={{ text: 'Clause after "because"', classes: 'govuk-label--s' }}
          value={one(fields, 'because')}
          errorMessage={errorOf(errors, 'because')}
        />
        <Textarea
          id="source"
          name="source"
          rows={2}
          label={{ text: 'Where it comes from', classes: 'govuk-label--s' }}
          value={one(fields, 'source')}
          errorMessage={errorOf(errors, 'source')}
        />
        <Button text="Save" preventDoubleClick />
      </form>
    </DraftFrame>
  );
}

function Condition({ page, errors }: { page: FloorModel; errors: FieldError[] }) {
  const { fields, kinds } = page;
  switch (page.fact) {
    case 'rating':
      return (
        <>
          <QuestionField fields={fields} errors={errors} />
          <Checkboxes
            idPrefix="in"
            name="in"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Rated', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorOf(errors, 'in')}
            items={RATINGS.map((rating) => ({
              value: rating,
              text: rating,
              checked: many(fields, 'in').includes(rating),
            }))}
          />
        </>
      );
    case 'rating-age':
      return (
        <>
          <QuestionField fields={fields} errors={errors} />
          <NumberField fields={fields} errors={errors} name="months" label="So many months old or older" />
        </>
      );
    case 'manager':
      return <NumberField fields={fields} errors={errors} name="months" label="So many months without one" />;
    case 'return-missed':
      return <NumberField fields={fields} errors={errors} name="months" label="So many months in a row" />;
    case 'enforcement':
      return (
        <Radios
          idPrefix="severe"
          name="severe"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Which enforcement', classes: 'govuk-fieldset__legend--s' } }}
          value={one(fields, 'severe')}
          items={[
            { value: 'no', text: 'Any that is in force' },
            { value: 'yes', text: 'Severe enforcement that is in force' },
          ]}
        />
      );
    case 'events':
      return (
        <>
          <HeardFields fields={fields} errors={errors} kinds={kinds} />
          <NumberField fields={fields} errors={errors} name="count" label="So many or more of them" />
        </>
      );
    default:
      return null;
  }
}
