import type { ComponentChildren } from 'preact';
import { classes, type Dressed } from './params.ts';

export interface GenericHeaderProps extends Dressed {
  url?: string;
  logoText?: string;
  logoContent?: ComponentChildren;
  containerClasses?: string;
}

/** govukGenericHeader: a header without the crown. */
export function GenericHeader(props: GenericHeaderProps) {
  return (
    <div class={classes('govuk-generic-header', props.classes)} {...props.attributes}>
      <div
        class={classes('govuk-generic-header__container', props.containerClasses || 'govuk-width-container')}
      >
        <div class="govuk-generic-header__logo">
          <a href={props.url || '/'} class="govuk-generic-header__homepage-link">
            {props.logoContent || props.logoText}
          </a>
        </div>
      </div>
    </div>
  );
}
