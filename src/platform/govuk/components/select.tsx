import { describedBy, LabelledGroup, type FieldProps } from './field.tsx';
import type { LabelProps } from './label.tsx';
import { classes, words, type Attributes, type Dressed, type FormGroup } from './params.ts';

interface SelectItem {
  value?: string | number;
  text: string | number;
  selected?: boolean;
  disabled?: boolean;
  attributes?: Attributes;
}

export interface SelectProps extends FieldProps, Dressed {
  name: string;
  /** Default: `name`. */
  id?: string;
  items: (SelectItem | null | undefined | false)[];
  value?: string | number | null;
  disabled?: boolean;
  label?: Omit<LabelProps, 'for'>;
  formGroup?: FormGroup;
}

/** govukSelect. */
export function Select(props: SelectProps) {
  const id = props.id || props.name;
  return (
    <LabelledGroup id={id} label={props.label} field={props} formGroup={props.formGroup}>
      {words(props.formGroup?.beforeInput)}
      <select
        class={classes('govuk-select', props.classes, props.errorMessage && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={Boolean(props.disabled)}
        aria-describedby={describedBy(id, props)}
        {...props.attributes}
      >
        {props.items?.map((item) => item && <Option item={item} value={props.value} />)}
      </select>
      {words(props.formGroup?.afterInput)}
    </LabelledGroup>
  );
}

function Option({ item, value }: { item: SelectItem; value: SelectProps['value'] }) {
  const chosen = Boolean(value) && String(item.value ?? item.text) === String(value);
  return (
    <option
      value={item.value === undefined ? undefined : String(item.value ?? '')}
      selected={Boolean(item.selected || (chosen && item.selected !== false))}
      disabled={Boolean(item.disabled)}
      {...item.attributes}
    >
      {item.text}
    </option>
  );
}
