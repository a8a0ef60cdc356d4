import { classes, words, type Dressed, type Words } from './params.ts';

export interface ErrorMessageProps extends Words, Dressed {
  id?: string;
  /** Said before the message to a screen reader; "Error" by default, none for '' or false. */
  visuallyHiddenText?: string | false;
}

/** govukErrorMessage. */
export function ErrorMessage(props: ErrorMessageProps) {
  const hidden = props.visuallyHiddenText ?? 'Error';
  return (
    <p id={props.id || undefined} class={classes('govuk-error-message', props.classes)} {...props.attributes}>
      {hidden && (
        <>
          <span class="govuk-visually-hidden">{hidden}:</span>{' '}
        </>
      )}
      {words(props)}
    </p>
  );
}
