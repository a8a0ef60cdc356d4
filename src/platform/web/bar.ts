import type { NavItem } from '../room/index.ts';

/** A section of the bar with the pages in it. */
export interface BarSection {
  text: string;
  /** Its first page. */
  href: string;
  /** All of its pages that the reader may open; empty where it is one page. */
  items: readonly { text: string; href: string }[];
}

/**
 * The bar: sections with what is used daily, and one way to all that is set rarely. A section stands where its first item would,
 * and one of which a reader may open a single page carries the name of that page.
 */
export function barOf(held: readonly NavItem[]): BarSection[] {
  const daily = held.filter(({ setting }) => setting === undefined);
  const sections = Map.groupBy(daily, (item) => item.section ?? item.href);
  const bar = [...sections].map(([name, items]): BarSection => {
    const [first] = items as [NavItem];
    return items.length === 1
      ? { text: first.text, href: first.href, items: [] }
      : { text: name, href: first.href, items: items.map(({ text, href }) => ({ text, href })) };
  });
  return daily.length === held.length ? bar : [...bar, { text: 'Settings', href: '/settings', items: [] }];
}
