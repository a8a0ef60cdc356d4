import { classes, words, type Dressed, type Words } from './params.ts';

export interface SkipLinkProps extends Words, Dressed {
  href?: string;
}

/** govukSkipLink. */
export function SkipLink(props: SkipLinkProps) {
  return (
    <a
      href={props.href || '#content'}
      class={classes('govuk-skip-link', props.classes)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {words(props)}
    </a>
  );
}
