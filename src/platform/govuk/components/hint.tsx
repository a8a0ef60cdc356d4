import { classes, words, type Dressed, type Words } from './params.ts';

export interface HintProps extends Words, Dressed {
  id?: string;
}

/** govukHint. */
export function Hint(props: HintProps) {
  return (
    <div id={props.id || undefined} class={classes('govuk-hint', props.classes)} {...props.attributes}>
      {words(props)}
    </div>
  );
}
