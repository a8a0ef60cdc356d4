import { peoplePaths } from '../../../people/index.ts';
import type { LookAcross } from '../../queries/fetch-looks-across.ts';
import { instantWords } from '../../rules/instant-words.ts';
import { paths } from '../../routes.ts';

export interface SharingLooksModel {
  rows: {
    at: string;
    who: string;
    where: string;
    /** The first few services with their links, and how many more there were. */
    services: { text: string; href: string }[];
    more: number;
  }[];
  newerHref: string | null;
  olderHref: string | null;
}

/** More names than this in a line say no more. */
const MOST_NAMED = 8;

const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^service$/, 'The page of the service'],
  [/^services list$/, 'The Services list'],
  [/^provider /, 'The page of their provider'],
];

/** Looks of other councils as lines of a table. */
export function presentLooks(
  { looks, more }: { looks: readonly LookAcross[]; more: boolean },
  page: number,
): SharingLooksModel {
  const link = (to: number) => `${peoplePaths.sharingLooks()}${to === 1 ? '' : `?page=${to}`}`;
  return {
    rows: looks.map((look) => ({
      at: instantWords(look.at),
      who: look.who,
      where: PAGES.find(([pattern]) => pattern.test(look.page))?.[1] ?? look.page,
      services: look.services.slice(0, MOST_NAMED).map(({ locationId, name }) => ({
        text: name,
        href: paths.service(locationId),
      })),
      more: Math.max(0, look.services.length - MOST_NAMED),
    })),
    newerHref: page > 1 ? link(page - 1) : null,
    olderHref: more ? link(page + 1) : null,
  };
}
