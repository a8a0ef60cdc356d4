import { describedBy, LabelledGroup, type FieldProps } from './field.tsx';
import type { LabelProps } from './label.tsx';
import { classes, words, type Attributes, type Dressed, type FormGroup } from './params.ts';

export interface FileUploadProps extends FieldProps, Dressed {
  name: string;
  /** Default: `name`. */
  id?: string;
  disabled?: boolean;
  multiple?: boolean;
  label?: Omit<LabelProps, 'for'>;
  formGroup?: FormGroup;
  /** The improved version with a drop zone. */
  javascript?: boolean;
  wrapperClasses?: string;
  wrapperAttributes?: Attributes;
  chooseFilesButtonText?: string;
  dropInstructionText?: string;
  multipleFilesChosenText?: { other?: string; one?: string };
  noFileChosenText?: string;
  enteredDropZoneText?: string;
  leftDropZoneText?: string;
}

/** govukFileUpload. Accepted types go in `attributes: { accept: '.xlsx' }`. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id || props.name;
  const attributes = {
    class: classes('govuk-file-upload', props.classes, props.errorMessage && 'govuk-file-upload--error'),
    id,
    name: props.name,
    type: 'file',
    disabled: Boolean(props.disabled),
    multiple: Boolean(props.multiple),
    'aria-describedby': describedBy(id, props),
    ...props.attributes,
  };
  const input = <input {...(attributes as object)} />;
  return (
    <LabelledGroup id={id} label={props.label} field={props} formGroup={props.formGroup}>
      {words(props.formGroup?.beforeInput)}
      {props.javascript ? (
        <div
          class={classes('govuk-file-upload-wrapper', props.wrapperClasses)}
          data-module="govuk-file-upload"
          {...translations(props)}
          {...props.wrapperAttributes}
        >
          {input}
        </div>
      ) : (
        input
      )}
      {words(props.formGroup?.afterInput)}
    </LabelledGroup>
  );
}

function translations(props: FileUploadProps): Attributes {
  const chosen = Object.entries(props.multipleFilesChosenText ?? {});
  return {
    'data-i18n.choose-files-button': props.chooseFilesButtonText || undefined,
    'data-i18n.no-file-chosen': props.noFileChosenText || undefined,
    ...Object.fromEntries(chosen.map(([rule, text]) => [`data-i18n.multiple-files-chosen.${rule}`, text])),
    'data-i18n.drop-instruction': props.dropInstructionText || undefined,
    'data-i18n.entered-drop-zone': props.enteredDropZoneText || undefined,
    'data-i18n.left-drop-zone': props.leftDropZoneText || undefined,
  };
}
