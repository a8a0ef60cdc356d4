import type { PaginationProps } from '../components/pagination.tsx';
import type { SortDirection } from './data-table.tsx';

/** The address with some query parameters changed; null or '' takes one out. The path and the rest stay. */
export function withQuery(url: string, changes: Record<string, string | number | null>): string {
  const [path = '', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name);
    else params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * A column header's link: `?sort=name` ascending, `?sort=-name` descending, back on page 1.
 *
 * @param url path and query as asked
 * @param current the sort in force, with its default filled in: "name" or "-name"
 * @param first the direction of the first press; 'descending' suits counts and dates
 */
export function sortLink(
  url: string,
  key: string,
  current: string,
  first: Exclude<SortDirection, 'none'> = 'ascending',
): { href: string; direction: SortDirection } {
  const direction = current === key ? 'ascending' : current === `-${key}` ? 'descending' : 'none';
  const next = direction === 'none' ? first : direction === 'ascending' ? 'descending' : 'ascending';
  return { href: withQuery(url, { sort: next === 'ascending' ? key : `-${key}`, page: null }), direction };
}

/**
 * Pagination props for page `page` of `pages` (both from 1): first, last and the neighbours, dots between.
 * Null where one page holds everything.
 */
export function pageLinks(url: string, page: number, pages: number): PaginationProps | null {
  if (pages <= 1) return null;
  const href = (n: number) => withQuery(url, { page: n === 1 ? null : n });
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  const items = shown
    .sort((a, b) => a - b)
    .flatMap((n, i) => {
      const gap = i > 0 && n - (shown[i - 1] ?? n) > 1;
      return [...(gap ? [{ ellipsis: true }] : []), { number: n, href: href(n), current: n === page }];
    });
  return {
    items,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < pages ? { href: href(page + 1) } : undefined,
  };
}
