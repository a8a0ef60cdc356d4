import type { ComponentChildren } from 'preact';
import { classes, words, type Dressed, type Words } from './params.ts';

export interface InsetTextProps extends Words, Dressed {
  id?: string;
  children?: ComponentChildren;
}

/** govukInsetText. */
export function InsetText(props: InsetTextProps) {
  return (
    <div id={props.id || undefined} class={classes('govuk-inset-text', props.classes)} {...props.attributes}>
      {props.children ?? words(props)}
    </div>
  );
}
