import { classes, words, type Dressed, type Words } from './params.ts';
import { Tag } from './tag.tsx';

export interface PhaseBannerProps extends Words, Dressed {
  tag?: Words & { classes?: string };
}

/** govukPhaseBanner. */
export function PhaseBanner(props: PhaseBannerProps) {
  return (
    <div class={classes('govuk-phase-banner govuk-width-container', props.classes)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <Tag
          text={props.tag?.text}
          content={props.tag?.content}
          classes={classes('govuk-phase-banner__content__tag', props.tag?.classes)}
        />{' '}
        <span class="govuk-phase-banner__text">{words(props)}</span>
      </p>
    </div>
  );
}
