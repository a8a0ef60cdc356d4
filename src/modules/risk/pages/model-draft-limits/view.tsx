import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Checkboxes, Details, Input, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DraftFrame, Overtaken } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { Refused } from '../../parts/save-draft-edit.ts';
import { paths } from '../../routes.ts';
import type { GroupForm, LimitsModel } from './presenter.ts';

/** Where colours begin, caps, and what counts for more. */
export function LimitsPage(props: { draft: LoadedDraft; page: LimitsModel; refused: Refused | null }) {
  const { draft, page, refused } = props;
  const errors = refused?.errors ?? [];
  return (
    <DraftFrame draft={draft} tab="contents" title="Colours, caps and what counts for more">
      {refused?.overtaken && <Overtaken {...refused.overtaken} />}
      <form method="post" action={paths.draft(draft.draftId, 'limits')} novalidate>
        <input type="hidden" name="version" value={draft.version} />
        <h2 class="govuk-heading-m">Colours</h2>
        <Score id="amber" label="Amber starts at a score of" value={page.amber} errors={errors} />
        <Score id="red" label="Red starts at a score of" value={page.red} errors={errors} />
        <h2 class="govuk-heading-m">Caps: points that some indicators give together at most</h2>
        {page.caps.map((cap) => (
          <GroupBlock group={cap} prefix={`cap-${cap.at}`} noun="cap" errors={errors}>
            <Score id={`cap-${cap.at}-most`} label="At most, in points" value={cap.most} errors={errors} />
          </GroupBlock>
        ))}
        <h2 class="govuk-heading-m">What counts for more, by the people who are cared for</h2>
        {page.adjustments.map((one) => (
          <GroupBlock group={one} prefix={`adjustment-${one.at}`} noun="adjustment" errors={errors}>
            <Score
              id={`adjustment-${one.at}-percent`}
              label="Points count, in per cent"
              value={one.percent}
              errors={errors}
            />
            <Textarea
              id={`adjustment-${one.at}-clientGroups`}
              name={`adjustment-${one.at}-clientGroups`}
              rows={2}
              label={{ text: 'Groups of people' }}
              hint={{ text: "One a line, in CQC's words. For example, Dementia" }}
              value={one.clientGroups}
              errorMessage={errorOf(errors, `adjustment-${one.at}-clientGroups`)}
            />
          </GroupBlock>
        ))}
        <Button text="Save" preventDoubleClick />
      </form>
    </DraftFrame>
  );
}

function Score(props: { id: string; label: string; value: string; errors: FieldError[] }) {
  return (
    <Input
      id={props.id}
      name={props.id}
      classes="govuk-input--width-4"
      inputmode="numeric"
      label={{ text: props.label }}
      value={props.value}
      errorMessage={errorOf(props.errors, props.id)}
    />
  );
}

function GroupBlock(props: {
  group: GroupForm;
  prefix: string;
  noun: string;
  errors: FieldError[];
  children: preact.ComponentChildren;
}) {
  const { group, prefix, noun, errors } = props;
  const wrong = errors.some(({ field }) => field.startsWith(`${prefix}-`));
  return (
    <Details
      summaryText={group.isNew ? `Add ${noun === 'cap' ? 'a cap' : 'an adjustment'}` : group.label}
      open={wrong || (group.isNew && group.label !== '')}
      content={
        <>
          <Input
            id={`${prefix}-label`}
            name={`${prefix}-label`}
            label={{ text: 'Name' }}
            value={group.label}
            errorMessage={errorOf(errors, `${prefix}-label`)}
          />
          {props.children}
          <Checkboxes
            idPrefix={`${prefix}-indicators`}
            name={`${prefix}-indicators`}
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Indicators in it' } }}
            errorMessage={errorOf(errors, `${prefix}-indicators`)}
            items={group.indicators}
          />
          <Input
            id={`${prefix}-source`}
            name={`${prefix}-source`}
            label={{ text: 'Where it comes from' }}
            value={group.source}
            errorMessage={errorOf(errors, `${prefix}-source`)}
          />
          {!group.isNew && (
            <Checkboxes
              idPrefix={`${prefix}-gone`}
              name={`${prefix}-gone`}
              classes="govuk-checkboxes--small"
              items={[{ value: 'yes', text: `Take this ${noun} away`, checked: group.gone }]}
            />
          )}
        </>
      }
    />
  );
}
