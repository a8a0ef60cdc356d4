import type { ComponentChildren } from 'preact';
import { describedBy, FieldsetGroup, type FieldProps } from './field.tsx';
import type { FieldsetProps } from './fieldset.tsx';
import { Hint, type HintProps } from './hint.tsx';
import { Label } from './label.tsx';
import { classes, hasWords, ids, words, type Attributes } from './params.ts';
import type { Dressed, FormGroupOfMany, Words } from './params.ts';

interface CheckboxItem extends Words {
  id?: string;
  name?: string;
  value?: string | number;
  label?: Dressed;
  hint?: Omit<HintProps, 'id'>;
  /** A line between items, say "or". Then nothing else of the item is used. */
  divider?: string;
  checked?: boolean;
  /** Shown under the item while it is ticked. */
  conditional?: { content?: ComponentChildren };
  behaviour?: string;
  disabled?: boolean;
  attributes?: Attributes;
}

export interface CheckboxesProps extends FieldProps, Dressed {
  name: string;
  /** Default: `name`. The first item's id is this itself, so that an error summary can link to it. */
  idPrefix?: string;
  fieldset?: FieldsetProps;
  formGroup?: FormGroupOfMany;
  items: (CheckboxItem | null | undefined | false)[];
  values?: readonly (string | number)[];
}

/** govukCheckboxes. */
export function Checkboxes(props: CheckboxesProps) {
  const idPrefix = props.idPrefix || props.name;
  const field = { ...props, describedBy: props.fieldset?.describedBy || props.describedBy };
  const inherited = props.fieldset ? undefined : describedBy(idPrefix, field);
  return (
    <FieldsetGroup id={idPrefix} fieldset={props.fieldset} field={field} formGroup={props.formGroup}>
      <div
        class={classes('govuk-checkboxes', props.classes)}
        {...props.attributes}
        data-module="govuk-checkboxes"
      >
        {words(props.formGroup?.beforeInputs)}
        {props.items?.map((item, i) => {
          if (!item) return null;
          const id = item.id || (i > 0 ? `${idPrefix}-${i + 1}` : idPrefix);
          return <Item item={item} id={id} group={props} inherited={inherited} />;
        })}
        {words(props.formGroup?.afterInputs)}
      </div>
    </FieldsetGroup>
  );
}

function Item(props: { item: CheckboxItem; id: string; group: CheckboxesProps; inherited?: string }) {
  const { item, id, group } = props;
  if (item.divider) return <div class="govuk-checkboxes__divider">{item.divider}</div>;
  const listed = item.value !== undefined && (group.values?.includes(item.value) ?? false);
  const checked = Boolean(item.checked || (listed && item.checked !== false));
  const hint = item.hint && hasWords(item.hint) ? item.hint : null;
  const conditional = item.conditional?.content;
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={item.name || group.name}
          type="checkbox"
          value={item.value ?? ''}
          checked={checked}
          disabled={Boolean(item.disabled)}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour || undefined}
          aria-describedby={ids(props.inherited, hint && `${id}-item-hint`)}
          {...item.attributes}
        />
        <Label
          text={item.text}
          content={item.content}
          classes={classes('govuk-checkboxes__label', item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && (
          <Hint {...hint} id={`${id}-item-hint`} classes={classes('govuk-checkboxes__hint', hint.classes)} />
        )}
      </div>
      {conditional && (
        <div
          class={classes(
            'govuk-checkboxes__conditional',
            !checked && 'govuk-checkboxes__conditional--hidden',
          )}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  );
}
