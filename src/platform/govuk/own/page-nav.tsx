import { classes } from '../components/params.ts';

interface PageNavItem {
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
export function PageTabs({ label, items }: PageNavProps) {
  return (
    <nav class="amb-tabs" aria-label={label}>
      <ul class="amb-tabs__list">
        {items.map((item) => (
          <li class={classes('amb-tabs__item', item.current && 'amb-tabs__item--current')}>
            <a class="amb-tabs__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
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
