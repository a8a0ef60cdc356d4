import { classes } from '../components/params.ts';

export interface PageNavItem {
  text: string;
  href: string;
  /** The page that is shown. */
  current?: boolean;
  count?: number;
}

export interface PageNavProps {
  /** Names the landmark: "This service". */
  label: string;
  items: PageNavItem[];
}

/** Tabs that are pages of their own, across the top of what they belong to. */
export function PageTabs(props: PageNavProps) {
  return <PageNav {...props} block="amb-tabs" />;
}

/** The same down the side. */
export function SideNav(props: PageNavProps) {
  return <PageNav {...props} block="amb-side-nav" />;
}

function PageNav({ label, items, block }: PageNavProps & { block: string }) {
  return (
    <nav class={block} aria-label={label}>
      <ul class={`${block}__list`}>
        {items.map((item) => (
          <li class={classes(`${block}__item`, item.current && `${block}__item--current`)}>
            <a class={`${block}__link`} href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.text}
              {item.count !== undefined && (
                <>
                  {' '}
                  <span class="amb-count">{item.count}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
