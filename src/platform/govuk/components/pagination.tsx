import type { ComponentChildren } from 'preact';
import { classes, words, type Attributes, type Dressed, type Words } from './params.ts';

interface PaginationLink extends Words {
  href?: string;
  labelText?: string;
  attributes?: Attributes;
}

interface PaginationItem {
  number?: number | string;
  visuallyHiddenText?: string;
  href?: string;
  current?: boolean;
  ellipsis?: boolean;
  attributes?: Attributes;
}

export interface PaginationProps extends Dressed {
  items?: (PaginationItem | null | undefined)[];
  previous?: PaginationLink;
  next?: PaginationLink;
  landmarkLabel?: string;
}

/** govukPagination. */
export function Pagination(props: PaginationProps) {
  const block = Boolean(!props.items && (props.next || props.previous));
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel || 'Pagination'}
      {...props.attributes}
    >
      {props.previous?.href && (
        <ArrowLink link={props.previous} type="prev" block={block} standard="Previous" />
      )}
      {props.items && (
        <ul class="govuk-pagination__list">
          {props.items.map((item) => item && Object.keys(item).length > 0 && <PageItem item={item} />)}
        </ul>
      )}
      {props.next?.href && <ArrowLink link={props.next} type="next" block={block} standard="Next" />}
    </nav>
  );
}

function ArrowLink(props: {
  link: PaginationLink;
  type: 'prev' | 'next';
  block: boolean;
  standard: ComponentChildren;
}) {
  const { link, type, block } = props;
  const decorated = block && !link.labelText && 'govuk-pagination__link-title--decorated';
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type} {...link.attributes}>
        {(block || type === 'prev') && <Arrow type={type} />}
        <span class={classes('govuk-pagination__link-title', decorated)}>
          {words(link) || (
            <>
              {props.standard}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && block && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!block && type === 'next' && <Arrow type={type} />}
      </a>
    </div>
  );
}

const ARROW = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ type }: { type: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROW[type]} />
    </svg>
  );
}

function PageItem({ item }: { item: PaginationItem }) {
  return (
    <li
      class={classes(
        'govuk-pagination__item',
        item.current && 'govuk-pagination__item--current',
        item.ellipsis && 'govuk-pagination__item--ellipsis',
      )}
    >
      {item.ellipsis ? (
        '⋯'
      ) : (
        <a
          class="govuk-link govuk-pagination__link"
          href={item.href}
          aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
          aria-current={item.current ? 'page' : undefined}
          {...item.attributes}
        >
          {item.number}
        </a>
      )}
    </li>
  );
}
