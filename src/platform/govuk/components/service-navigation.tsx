import type { ComponentChildren } from 'preact';
import { classes, words, type Attributes, type Dressed, type Words } from './params.ts';

interface ServiceNavigationItem extends Words {
  href?: string;
  /** The page is in this section. */
  active?: boolean;
  /** The page is this one. */
  current?: boolean;
  attributes?: Attributes;
}

export interface ServiceNavigationProps extends Dressed {
  ariaLabel?: string;
  menuButtonText?: string;
  menuButtonLabel?: string;
  navigationLabel?: string;
  navigationId?: string;
  navigationClasses?: string;
  collapseNavigationOnMobile?: boolean;
  serviceName?: string;
  serviceUrl?: string;
  navigation?: (ServiceNavigationItem | null | undefined | false)[];
  slots?: {
    start?: ComponentChildren;
    end?: ComponentChildren;
    /** Puts the end slot beside the links. */
    endInline?: boolean;
    navigationStart?: ComponentChildren;
    navigationEnd?: ComponentChildren;
  };
}

/** govukServiceNavigation. The macro's `slots.end: {html, align: 'inline'}` is `slots: {end, endInline: true}` here. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots } = props;
  const common = {
    class: classes('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  };
  const inner = (
    <div
      class={classes(
        'govuk-width-container',
        slots?.endInline && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots?.start}
      <div class="govuk-service-navigation__container">
        {props.serviceName && <ServiceName name={props.serviceName} url={props.serviceUrl} />}
        <Navigation {...props} />
      </div>
      {slots?.end}
    </div>
  );
  // With a name or a slot it is a landmark of its own; else its nav is landmark enough.
  return props.serviceName || slots?.start || slots?.end ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...common}>
      {inner}
    </section>
  ) : (
    <div {...common}>{inner}</div>
  );
}

function ServiceName({ name, url }: { name: string; url?: string }) {
  return (
    <span class="govuk-service-navigation__service-name">
      {url ? (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  );
}

function Navigation(props: ServiceNavigationProps) {
  const items = (props.navigation ?? []).filter((item) => Boolean(item)) as ServiceNavigationItem[];
  if (!items.length && !props.slots?.navigationStart && !props.slots?.navigationEnd) return null;
  const buttonText = props.menuButtonText || 'Menu';
  const id = props.navigationId || 'navigation';
  const buttonLabel = props.menuButtonLabel !== buttonText && props.menuButtonLabel;
  return (
    <nav
      aria-label={props.navigationLabel || buttonText}
      class={classes('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={buttonLabel || undefined}
          hidden
          aria-hidden="true"
        >
          {buttonText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {props.slots?.navigationStart}
        {items.map((item) => (
          <Item item={item} />
        ))}
        {props.slots?.navigationEnd}
      </ul>
    </nav>
  );
}

function Item({ item }: { item: ServiceNavigationItem }) {
  const here = item.active || item.current;
  const aria = here ? (item.current ? 'page' : 'true') : undefined;
  // Strong still shows which is active to people who override colours and styles.
  const inner = here ? (
    <strong class="govuk-service-navigation__active-fallback">{words(item)}</strong>
  ) : (
    words(item)
  );
  return (
    <li class={classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {item.href ? (
        <a class="govuk-service-navigation__link" href={item.href} aria-current={aria} {...item.attributes}>
          {inner}
        </a>
      ) : (
        words(item) && (
          <span class="govuk-service-navigation__text" aria-current={aria}>
            {inner}
          </span>
        )
      )}
    </li>
  );
}
