import type { ComponentChildren } from 'preact';
import { classes, hasWords, words, type Dressed, type Words } from './params.ts';

interface Legend extends Words {
  classes?: string;
  isPageHeading?: boolean;
}

export interface FieldsetProps extends Dressed {
  describedBy?: string;
  role?: string;
  legend?: Legend;
  content?: ComponentChildren;
  children?: ComponentChildren;
}

/** govukFieldset; its fields are `content` or children. */
export function Fieldset(props: FieldsetProps) {
  const { legend } = props;
  return (
    <fieldset
      class={classes('govuk-fieldset', props.classes)}
      role={(props.role || undefined) as 'group' | undefined}
      aria-describedby={props.describedBy || undefined}
      {...props.attributes}
    >
      {legend && hasWords(legend) && (
        <legend class={classes('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{words(legend)}</h1> : words(legend)}
        </legend>
      )}
      {props.children ?? props.content}
    </fieldset>
  );
}
