import { FieldsetGroup, type FieldProps } from './field.tsx';
import type { FieldsetProps } from './fieldset.tsx';
import { Input } from './input.tsx';
import { classes, words, type Attributes, type Dressed, type FormGroupOfMany } from './params.ts';

interface DateInputItem {
  id?: string;
  name?: string;
  label?: string;
  value?: string | number;
  classes?: string;
  autocomplete?: string;
  inputmode?: string;
  pattern?: string;
  /** True where this box is the wrong one; where no box is marked, an error marks all of them. */
  error?: boolean;
  attributes?: Attributes;
}

export interface DateInputProps extends Omit<FieldProps, 'describedBy'>, Dressed {
  id: string;
  /** Then the boxes are named `prefix-day`, `prefix-month`, `prefix-year`. */
  namePrefix?: string;
  day?: DateInputItem;
  month?: DateInputItem;
  year?: DateInputItem;
  items?: (DateInputItem | null | undefined | false)[];
  /** By full name of the box: `values['born-day']`. */
  values?: Record<string, string | number | undefined>;
  fieldset?: FieldsetProps;
  formGroup?: FormGroupOfMany;
}

const PARTS = ['day', 'month', 'year'] as const;

/** govukDateInput: day, month and year as three boxes. The first box's id is `<id>-day`. */
export function DateInput(props: DateInputProps) {
  const parts = PARTS.map(
    (name) =>
      props[name] ?? { name, value: props.values?.[name], classes: `govuk-input--width-${width(name)}` },
  );
  const items = props.items?.length ? props.items : parts;
  const anyError = items.some((item) => item && hasError(item));
  const field = { ...props, describedBy: props.fieldset?.describedBy };
  return (
    <FieldsetGroup
      id={props.id}
      fieldset={props.fieldset}
      field={field}
      formGroup={props.formGroup}
      // JAWS does not read the description of a plain fieldset of text inputs.
      role="group"
    >
      <div
        class={classes('govuk-date-input', props.classes)}
        {...props.attributes}
        id={props.id || undefined}
      >
        {words(props.formGroup?.beforeInputs)}
        {items.map((item) => item && <Item item={item} date={props} parts={parts} anyError={anyError} />)}
        {words(props.formGroup?.afterInputs)}
      </div>
    </FieldsetGroup>
  );
}

function Item(props: {
  item: DateInputItem;
  date: DateInputProps;
  parts: DateInputItem[];
  anyError: boolean;
}) {
  const { item, date } = props;
  const at = PARTS.findIndex(
    (part, i) => item === props.parts[i] || (item.name && [part, props.parts[i]?.name].includes(item.name)),
  );
  const name = item.name ?? PARTS[at] ?? '';
  const prefixed = date.namePrefix ? `${date.namePrefix}-${name}` : name;
  const marked = hasError(item) || (item.error !== false && Boolean(date.errorMessage) && !props.anyError);
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: item.label || capitalised(name), classes: 'govuk-date-input__label' }}
        id={item.id || `${date.id}-${name}`}
        classes={classes(
          'govuk-date-input__input',
          marked && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
          !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${width(PARTS[at])}`,
          item.classes,
        )}
        name={prefixed}
        value={item.value ?? props.parts[at]?.value ?? date.values?.[prefixed]}
        inputmode={item.inputmode || 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  );
}

function hasError(item: DateInputItem): boolean {
  return Boolean(item.error || item.classes?.includes('govuk-input--error'));
}

function width(part: string | undefined): number {
  return part === 'year' ? 4 : 2;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
