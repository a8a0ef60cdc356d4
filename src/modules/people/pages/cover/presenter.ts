import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { ArrangedCover } from '../../queries/fetch-covers.ts';
import type { Officer } from '../../queries/fetch-officers.ts';
import { paths } from '../../routes.ts';

export interface CoverModel {
  rows: { officer: string; cover: string; from: string; until: string; runs: boolean; endHref: string }[];
  officers: { value: string; text: string }[];
  typed: { officer: string; cover: string };
  boxes: (name: 'from' | 'until') => Record<'day' | 'month' | 'year', string>;
}

/** Covers and the form to arrange one, as the page shows them. */
export function presentCovers(
  covers: readonly ArrangedCover[],
  officers: readonly Officer[],
  fields: Fields,
  today: Day,
): CoverModel {
  return {
    rows: covers.map((cover) => ({
      officer: cover.officer,
      cover: cover.coverOfficer,
      from: longDay(cover.from),
      until: longDay(cover.until),
      runs: cover.from <= today,
      endHref: paths.coverEnded(cover.absenceId),
    })),
    officers: officers
      .filter(({ active }) => active)
      .map(({ officerId, name }) => ({ value: officerId, text: name })),
    typed: { officer: one(fields, 'officer'), cover: one(fields, 'cover') },
    boxes: (name) => ({
      day: one(fields, `${name}-day`),
      month: one(fields, `${name}-month`),
      year: one(fields, `${name}-year`),
    }),
  };
}
