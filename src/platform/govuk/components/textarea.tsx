import { describedBy, LabelledGroup, type FieldProps } from './field.tsx';
import type { LabelProps } from './label.tsx';
import { classes, words, type Dressed, type FormGroup } from './params.ts';

export interface TextareaProps extends FieldProps, Dressed {
  name: string;
  /** Default: `name`. */
  id?: string;
  spellcheck?: boolean;
  rows?: number | string;
  value?: string | null;
  disabled?: boolean;
  label?: Omit<LabelProps, 'for'>;
  formGroup?: FormGroup;
  autocomplete?: string;
}

/** govukTextarea. */
export function Textarea(props: TextareaProps) {
  const id = props.id || props.name;
  const attributes = {
    class: classes('govuk-textarea', props.errorMessage && 'govuk-textarea--error', props.classes),
    id,
    name: props.name,
    rows: props.rows || 5,
    spellcheck: typeof props.spellcheck === 'boolean' ? String(props.spellcheck) : undefined,
    disabled: Boolean(props.disabled),
    'aria-describedby': describedBy(id, props),
    autocomplete: props.autocomplete || undefined,
    ...props.attributes,
  };
  return (
    <LabelledGroup id={id} label={props.label} field={props} formGroup={props.formGroup}>
      {words(props.formGroup?.beforeInput)}
      {/* HTML drops a newline that opens a textarea, so one more keeps the writer's own. */}
      <textarea {...(attributes as object)}>
        {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
      </textarea>
      {words(props.formGroup?.afterInput)}
    </LabelledGroup>
  );
}
