import { classes, words, type Dressed, type Words } from './params.ts';

export interface BackLinkProps extends Words, Dressed {
  href?: string;
}

/** govukBackLink. */
export function BackLink(props: BackLinkProps) {
  return (
    <a href={props.href || '#'} class={classes('govuk-back-link', props.classes)} {...props.attributes}>
      {words(props) || 'Back'}
    </a>
  );
}
