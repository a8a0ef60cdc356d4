import { describedBy, LabelledGroup, type FieldProps } from './field.tsx';
import type { LabelProps } from './label.tsx';
import { classes, hasWords, words, type Dressed, type FormGroup, type Words } from './params.ts';

interface Affix extends Words, Dressed {}

export interface InputProps extends FieldProps, Dressed {
  name?: string;
  /** Default: `name`. */
  id?: string;
  type?: string;
  inputmode?: string;
  value?: string | number | null;
  disabled?: boolean;
  label?: Omit<LabelProps, 'for'>;
  prefix?: Affix;
  suffix?: Affix;
  formGroup?: FormGroup;
  inputWrapper?: Dressed;
  autocomplete?: string;
  pattern?: string;
  spellcheck?: boolean;
  autocapitalize?: string;
}

/** govukInput. */
export function Input(props: InputProps) {
  const id = props.id || props.name || '';
  const { prefix, suffix } = props;
  const { beforeInput, afterInput } = props.formGroup ?? {};
  const wrapped = [prefix, suffix, beforeInput, afterInput].some((part) => hasWords(part));
  return (
    <LabelledGroup id={id} label={props.label} field={props} formGroup={props.formGroup}>
      {wrapped ? (
        <div
          class={classes('govuk-input__wrapper', props.inputWrapper?.classes)}
          {...props.inputWrapper?.attributes}
        >
          {words(beforeInput)}
          <AffixItem affix={prefix} type="prefix" />
          <Box {...props} id={id} />
          <AffixItem affix={suffix} type="suffix" />
          {words(afterInput)}
        </div>
      ) : (
        <Box {...props} id={id} />
      )}
    </LabelledGroup>
  );
}

function Box(props: InputProps & { id: string }) {
  const attributes = {
    class: classes('govuk-input', props.classes, props.errorMessage && 'govuk-input--error'),
    id: props.id,
    name: props.name ?? '',
    type: props.type || 'text',
    spellcheck: typeof props.spellcheck === 'boolean' ? String(props.spellcheck) : undefined,
    value: props.value,
    disabled: Boolean(props.disabled),
    'aria-describedby': describedBy(props.id, props),
    autocomplete: props.autocomplete,
    autocapitalize: props.autocapitalize,
    pattern: props.pattern,
    inputmode: props.inputmode,
    ...props.attributes,
  };
  return <input {...(attributes as object)} />;
}

function AffixItem({ affix, type }: { affix?: Affix; type: 'prefix' | 'suffix' }) {
  if (!affix || !hasWords(affix)) return null;
  return (
    <div class={classes(`govuk-input__${type}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {words(affix)}
    </div>
  );
}
