import type { ComponentChildren } from 'preact';
import { classes, type Dressed, type Words } from './params.ts';

export interface NotificationBannerProps extends Words, Dressed {
  titleText?: string;
  titleContent?: ComponentChildren;
  titleHeadingLevel?: number | string;
  /** 'success' for what has just been done; otherwise important news. */
  type?: string;
  role?: string;
  titleId?: string;
  disableAutoFocus?: boolean;
  children?: ComponentChildren;
}

/** govukNotificationBanner. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success';
  const titleId = props.titleId || 'govuk-notification-banner-title';
  const Heading = `h${props.titleHeadingLevel || 2}` as 'h2';
  const content = props.children ?? props.content;
  return (
    <div
      class={classes(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={(props.role || (success ? 'alert' : 'region')) as 'region'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.titleContent || props.titleText || (success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {content || (props.text && <p class="govuk-notification-banner__heading">{props.text}</p>)}
      </div>
    </div>
  );
}
