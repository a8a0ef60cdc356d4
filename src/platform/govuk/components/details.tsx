import type { ComponentChildren } from 'preact';
import { classes, words, type Dressed, type Words } from './params.ts';

export interface DetailsProps extends Words, Dressed {
  id?: string;
  summaryText?: string;
  summaryContent?: ComponentChildren;
  open?: boolean;
  children?: ComponentChildren;
}

/** govukDetails; what it hides is `text`, `content` or children. */
export function Details(props: DetailsProps) {
  return (
    <details
      id={props.id || undefined}
      class={classes('govuk-details', props.classes)}
      {...props.attributes}
      open={Boolean(props.open)}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summaryContent || props.summaryText}</span>
      </summary>
      <div class="govuk-details__text">{props.children ?? words(props)}</div>
    </details>
  );
}
