import { classes, hasWords, words, type Dressed, type Words } from './params.ts';

export interface LabelProps extends Words, Dressed {
  for?: string;
  isPageHeading?: boolean;
}

/** govukLabel; nothing at all where it has no words. */
export function Label(props: LabelProps) {
  if (!hasWords(props)) return null;
  const label = (
    <label class={classes('govuk-label', props.classes)} {...props.attributes} for={props.for || undefined}>
      {words(props)}
    </label>
  );
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
