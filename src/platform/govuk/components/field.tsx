import type { ComponentChildren } from 'preact';
import { ErrorMessage, type ErrorMessageProps } from './error-message.tsx';
import { Fieldset, type FieldsetProps } from './fieldset.tsx';
import { Hint, type HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';
import { classes, ids, type Dressed } from './params.ts';

/** What every input shares: the params that label it, explain it and say what is wrong with it. */
export interface FieldProps {
  hint?: Omit<HintProps, 'id'> | null;
  errorMessage?: Omit<ErrorMessageProps, 'id'> | null;
  describedBy?: string;
}

/** The ids that describe an input, in reading order: the caller's own, its hint, its error. */
export function describedBy(id: string, field: FieldProps): string | undefined {
  return ids(field.describedBy, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`);
}

/** Hint and error of a field, in the macros' order. */
function HintAndError({ id, field }: { id: string; field: FieldProps }) {
  return (
    <>
      {field.hint && <Hint {...field.hint} id={`${id}-hint`} />}
      {field.errorMessage && <ErrorMessage {...field.errorMessage} id={`${id}-error`} />}
    </>
  );
}

/** The `div` around a field, red where there is an error. */
function Group(props: { error: boolean; formGroup?: Dressed; children: ComponentChildren }) {
  return (
    <div
      class={classes('govuk-form-group', props.error && 'govuk-form-group--error', props.formGroup?.classes)}
      {...props.formGroup?.attributes}
    >
      {props.children}
    </div>
  );
}

/** A group with label, hint and error before its single input. */
export function LabelledGroup(props: {
  id: string;
  label?: Omit<LabelProps, 'for'>;
  field: FieldProps;
  formGroup?: Dressed;
  children: ComponentChildren;
}) {
  return (
    <Group error={Boolean(props.field.errorMessage)} formGroup={props.formGroup}>
      {props.label && <Label {...props.label} for={props.id} />}
      <HintAndError id={props.id} field={props.field} />
      {props.children}
    </Group>
  );
}

/** A group of several inputs, inside a fieldset where one is asked for. */
export function FieldsetGroup(props: {
  id: string;
  fieldset?: FieldsetProps;
  field: FieldProps;
  formGroup?: Dressed;
  role?: string;
  children: ComponentChildren;
}) {
  const inner = (
    <>
      <HintAndError id={props.id} field={props.field} />
      {props.children}
    </>
  );
  return (
    <Group error={Boolean(props.field.errorMessage)} formGroup={props.formGroup}>
      {props.fieldset ? (
        <Fieldset
          classes={props.fieldset.classes}
          attributes={props.fieldset.attributes}
          legend={props.fieldset.legend}
          role={props.role}
          describedBy={describedBy(props.id, props.field)}
          content={inner}
        />
      ) : (
        inner
      )}
    </Group>
  );
}
