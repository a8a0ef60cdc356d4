import { ageInWords, longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import type { FlowMove } from '../../../../platform/charts/index.ts';
import { one, queryString, type Fields } from '../../../../platform/forms/index.ts';
import type { BoardService } from '../../queries/fetch-board.ts';
import { paths } from '../../routes.ts';
import type { BoardAsked } from './form.ts';

interface Choice {
  value: string;
  text: string;
}

export interface BoardModel {
  lead: string;
  isToday: boolean;
  on: string;
  errors: FieldError[];
  columns: {
    rag: Rag;
    count: string;
    tiles: { name: string; href: string; note: string; undecided: boolean; moved: string }[];
  }[];
  flow: { fromLabel: string; toLabel: string; moves: FlowMove[] };
  filters: { id: string; label: string; value: string; items: Choice[] }[];
  chips: { text: string; removeHref: string }[];
  empty: boolean;
}

/** Services by colour, as the filters leave them, and what moved. */
export function presentBoard(
  services: readonly BoardService[],
  asked: BoardAsked,
  { before, today, fields }: { before: Day; today: Day; fields: Fields },
): BoardModel {
  const shown = services.filter((service) => fits(service, asked));
  const filters = filtersOf(services, asked);
  return {
    lead: `${shown.length} ${shown.length === 1 ? 'service' : 'services'} on ${longDay(asked.on)}, and what moved since ${longDay(before)}.`,
    isToday: asked.on === today,
    on: one(fields, 'on') === '' ? '' : asked.errors.length > 0 ? one(fields, 'on') : asked.on,
    errors: asked.errors,
    columns: RAGS.map((rag) => {
      const of = shown.filter((service) => service.rag === rag);
      return { rag, count: String(of.length), tiles: of.map((service) => tileOf(service, asked.on)) };
    }),
    flow: { fromLabel: longDay(before), toLabel: longDay(asked.on), moves: movesOf(shown) },
    filters,
    chips: filters
      .filter(({ value }) => value !== '')
      .map(({ id, items, value }) => ({
        text: items.find((item) => item.value === value)?.text ?? value,
        removeHref: `${paths.board()}${queryString(fields, { [id]: undefined })}`,
      })),
    empty: services.length === 0,
  };
}

const NOBODY = 'nobody';

function fits(service: BoardService, { officer, locality, type }: BoardAsked): boolean {
  return (
    (officer === '' || (service.officerId ?? NOBODY) === officer) &&
    (locality === '' || service.locality === locality) &&
    (type === '' || service.category === type)
  );
}

function tileOf(service: BoardService, on: Day): BoardModel['columns'][number]['tiles'][number] {
  const { name, locationId, since, undecided, before, rag } = service;
  const age = ageInWords(since, on);
  return {
    name,
    href: paths.service(locationId),
    note: age === 'today' ? 'From this day' : age,
    undecided,
    moved: before === null ? 'New here' : before === rag ? '' : `Was ${before}`,
  };
}

/** Every pair of colours that somebody went between; what was not here a month before is left out. */
function movesOf(shown: readonly BoardService[]): FlowMove[] {
  return RAGS.flatMap((from) =>
    RAGS.map((to) => ({
      from,
      to,
      value: shown.filter(({ before, rag }) => before === from && rag === to).length,
    })),
  ).filter(({ value }) => value > 0);
}

function filtersOf(services: readonly BoardService[], asked: BoardAsked): BoardModel['filters'] {
  const choices = (of: (service: BoardService) => readonly [string, string] | null): Choice[] => {
    const found = new Map(
      services.flatMap((service) => [of(service) ?? []].filter((pair) => pair.length > 0)) as [
        string,
        string,
      ][],
    );
    return [...found].map(([value, text]) => ({ value, text })).sort((a, b) => a.text.localeCompare(b.text));
  };
  const any = { value: '', text: 'Any' };
  return [
    {
      id: 'officer',
      label: 'Officer',
      value: asked.officer,
      items: [
        any,
        ...choices((one) =>
          one.officerId === null ? [NOBODY, 'Nobody'] : [one.officerId, one.officerName ?? one.officerId],
        ),
      ],
    },
    {
      id: 'locality',
      label: 'Locality',
      value: asked.locality,
      items: [any, ...choices((one) => (one.locality === null ? null : [one.locality, one.locality]))],
    },
    {
      id: 'type',
      label: 'Type of service',
      value: asked.type,
      items: [any, ...choices((one) => [one.category, one.category])],
    },
  ];
}
