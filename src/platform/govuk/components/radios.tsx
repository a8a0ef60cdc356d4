import type { ComponentChildren } from 'preact';
import { FieldsetGroup, type FieldProps } from './field.tsx';
import type { FieldsetProps } from './fieldset.tsx';
import { Hint, type HintProps } from './hint.tsx';
import { Label } from './label.tsx';
import { classes, hasWords, words, type Attributes } from './params.ts';
import type { Dressed, FormGroupOfMany, Words } from './params.ts';

interface RadioItem extends Words {
  id?: string;
  value?: string | number;
  label?: Dressed;
  hint?: Omit<HintProps, 'id'>;
  /** A line between items, say "or". Then nothing else of the item is used. */
  divider?: string;
  checked?: boolean;
  /** Shown under the item while it is chosen. */
  conditional?: { content?: ComponentChildren };
  disabled?: boolean;
  attributes?: Attributes;
}

export interface RadiosProps extends Omit<FieldProps, 'describedBy'>, Dressed {
  name: string;
  /** Default: `name`. The first item's id is this itself, so that an error summary can link to it. */
  idPrefix?: string;
  fieldset?: FieldsetProps;
  formGroup?: FormGroupOfMany;
  items: (RadioItem | null | undefined | false)[];
  value?: string | number | null;
}

/** govukRadios. Classes: `govuk-radios--inline`, `govuk-radios--small`. */
export function Radios(props: RadiosProps) {
  const idPrefix = props.idPrefix || props.name;
  const field = { ...props, describedBy: props.fieldset?.describedBy };
  return (
    <FieldsetGroup id={idPrefix} fieldset={props.fieldset} field={field} formGroup={props.formGroup}>
      <div class={classes('govuk-radios', props.classes)} {...props.attributes} data-module="govuk-radios">
        {words(props.formGroup?.beforeInputs)}
        {props.items?.map((item, i) => {
          if (!item) return null;
          const id = item.id || (i > 0 ? `${idPrefix}-${i + 1}` : idPrefix);
          return <Item item={item} id={id} group={props} />;
        })}
        {words(props.formGroup?.afterInputs)}
      </div>
    </FieldsetGroup>
  );
}

function Item({ item, id, group }: { item: RadioItem; id: string; group: RadiosProps }) {
  if (item.divider) return <div class="govuk-radios__divider">{item.divider}</div>;
  const chosen = Boolean(group.value) && String(item.value) === String(group.value);
  const checked = Boolean(item.checked || (chosen && item.checked !== false));
  const hint = item.hint && hasWords(item.hint) ? item.hint : null;
  const conditional = item.conditional?.content;
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={group.name}
          type="radio"
          value={item.value ?? ''}
          checked={checked}
          disabled={Boolean(item.disabled)}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          aria-describedby={hint ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <Label
          text={item.text}
          content={item.content}
          classes={classes('govuk-radios__label', item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && (
          <Hint {...hint} id={`${id}-item-hint`} classes={classes('govuk-radios__hint', hint.classes)} />
        )}
      </div>
      {conditional && (
        <div
          class={classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  );
}
