import { classes, words, type Dressed, type Words } from './params.ts';

export interface WarningTextProps extends Words, Dressed {
  iconFallbackText?: string;
}

/** govukWarningText. */
export function WarningText(props: WarningTextProps) {
  return (
    <div class={classes('govuk-warning-text', props.classes)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText || 'Warning'}</span> {words(props)}
      </strong>
    </div>
  );
}
