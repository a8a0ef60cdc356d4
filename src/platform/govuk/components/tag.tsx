import { classes, words, type Dressed, type Words } from './params.ts';

export interface TagProps extends Words, Dressed {}

/** govukTag. Colours by class: `govuk-tag--red` and its like. */
export function Tag(props: TagProps) {
  return (
    <strong class={classes('govuk-tag', props.classes)} {...props.attributes}>
      {words(props)}
    </strong>
  );
}
