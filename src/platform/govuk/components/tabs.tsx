import { classes, type Attributes, type Dressed, type Words } from './params.ts';

export interface TabItem {
  id?: string;
  label: string;
  attributes?: Attributes;
  panel?: Words & { attributes?: Attributes };
}

export interface TabsProps extends Dressed {
  id?: string;
  idPrefix?: string;
  title?: string;
  items?: (TabItem | null | undefined | false)[];
}

/** govukTabs: panels of one page. Tabs that are pages of their own are PageTabs. */
export function Tabs(props: TabsProps) {
  const idOf = (item: TabItem, i: number) => item.id || `${props.idPrefix || ''}-${i + 1}`;
  return (
    <div
      id={props.id || undefined}
      class={classes('govuk-tabs', props.classes)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {Boolean(props.items?.length) && (
        <>
          <ul class="govuk-tabs__list">
            {props.items?.map(
              (item, i) =>
                item && (
                  <li class={classes('govuk-tabs__list-item', i === 0 && 'govuk-tabs__list-item--selected')}>
                    <a class="govuk-tabs__tab" href={`#${idOf(item, i)}`} {...item.attributes}>
                      {item.label}
                    </a>
                  </li>
                ),
            )}
          </ul>
          {props.items?.map(
            (item, i) =>
              item && (
                <div
                  class={classes('govuk-tabs__panel', i > 0 && 'govuk-tabs__panel--hidden')}
                  id={idOf(item, i)}
                  {...item.panel?.attributes}
                >
                  {item.panel?.content || (item.panel?.text && <p class="govuk-body">{item.panel.text}</p>)}
                </div>
              ),
          )}
        </>
      )}
    </div>
  );
}
