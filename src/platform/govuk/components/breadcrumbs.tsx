import { classes, words, type Attributes, type Dressed, type Words } from './params.ts';

interface BreadcrumbsItem extends Words {
  href?: string;
  attributes?: Attributes;
}

export interface BreadcrumbsProps extends Dressed {
  items: BreadcrumbsItem[];
  collapseOnMobile?: boolean;
  labelText?: string;
}

/** govukBreadcrumbs. An item without `href` is the page itself. */
export function Breadcrumbs(props: BreadcrumbsProps) {
  const names = classes(
    'govuk-breadcrumbs',
    props.classes,
    props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  );
  return (
    <nav class={names} {...props.attributes} aria-label={props.labelText ?? 'Breadcrumb'}>
      <ol class="govuk-breadcrumbs__list">
        {props.items?.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {words(item)}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {words(item)}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
