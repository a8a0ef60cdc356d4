import { one, queryString, type Fields } from '../../../../platform/forms/index.ts';
import { pageLinks, type PaginationProps } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import {
  readTimelineKind,
  TIMELINE_KINDS,
  type TimelineItem,
  type TimelineKind,
} from '../../rules/timeline.ts';

const PER_PAGE = 25;

export interface TimelineModel {
  entries: TimelineItem[];
  tabs: { text: string; href: string; current: boolean; count: number }[];
  /** "Entries 1 to 25 of 60". */
  shown: string;
  pagination: PaginationProps | null;
}

/** One page of a service's timeline, of one kind where the address asks for it. */
export function presentTimeline(
  items: readonly TimelineItem[],
  locationId: string,
  query: Fields,
): TimelineModel {
  const kind = readTimelineKind(query);
  const chosen = kind === null ? items : items.filter((item) => item.kind === kind);
  const pages = Math.max(1, Math.ceil(chosen.length / PER_PAGE));
  const asked = /^\d{1,4}$/.test(one(query, 'page')) ? Number(one(query, 'page')) : 1;
  const page = Math.min(pages, Math.max(1, asked));
  const start = (page - 1) * PER_PAGE;
  const link = (which: TimelineKind | null) =>
    `${paths.service(locationId)}${queryString({ kind: which ?? undefined })}#timeline`;
  const kinds = (Object.keys(TIMELINE_KINDS) as TimelineKind[]).filter(
    (each) => each === kind || items.some((item) => item.kind === each),
  );
  const entries = chosen.slice(start, start + PER_PAGE);
  return {
    entries,
    tabs: [
      { text: 'Everything', href: link(null), current: kind === null, count: items.length },
      ...kinds.map((each) => ({
        text: TIMELINE_KINDS[each].text,
        href: link(each),
        current: each === kind,
        count: items.filter((item) => item.kind === each).length,
      })),
    ],
    shown: pages === 1 ? '' : `Entries ${start + 1} to ${start + entries.length} of ${chosen.length}`,
    pagination: anchored(
      pageLinks(`${paths.service(locationId)}${queryString({ kind: kind ?? undefined })}`, page, pages),
    ),
  };
}

/** The same links, leading to the timeline and not to the top of the page. */
function anchored(links: PaginationProps | null): PaginationProps | null {
  if (links === null) return null;
  const to = <T extends { href?: string } | null | undefined>(link: T): T =>
    link?.href === undefined ? link : { ...link, href: `${link.href}#timeline` };
  return {
    ...links,
    items: links.items?.map((item) => to(item)),
    previous: to(links.previous),
    next: to(links.next),
  };
}
