import { PLACING_STATES, PLACING_WORDS } from '../../../placement/index.ts';
import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import { RAGS, RATINGS, type Rag } from '../../../../kernel/rating.ts';
import { queryString, type Fields } from '../../../../platform/forms/index.ts';
import { waitingWords } from '../../../risk/index.ts';
import { offersLocalAuthorities, type FilterOptions } from '../../queries/fetch-filter-options.ts';
import type { ServiceRow } from '../../queries/fetch-services.ts';
import { NOT_RATED, type ServiceFilters } from '../../rules/service-filters.ts';
import { paths } from '../../routes.ts';

/** Ratings this old are pointed at; CQC's average is nearly four years. */
const STALE_YEARS = 4;

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface ServicesPageModel {
  url: string;
  today: Day;
  total: number;
  heading: string;
  colours: { rag: Rag; n: number; href: string; current: boolean }[];
  rows: (ServiceRow & {
    href: string;
    stale: boolean;
    ratingText: string | null;
    note: string | null;
    /** That the status waits for a decision; empty where it does not. */
    waiting: string;
  })[];
  selects: { name: string; label: string; items: Choice[] }[];
  q: string;
  since: string;
  sort: string;
  chips: { text: string; removeHref: string }[];
  page: number;
  pages: number;
}

/** The Services list as plain values. */
export function presentServices(input: {
  fields: Fields;
  filters: ServiceFilters;
  rows: ServiceRow[];
  counts: { rag: Rag | null; n: number }[];
  options: FilterOptions;
  today: Day;
  perPage: number;
  /** Whether the reader may see what other councils share. */
  readsAcross: boolean;
}): ServicesPageModel {
  const { fields, filters, counts, options, today } = input;
  const total = counts.reduce((sum, row) => sum + row.n, 0);
  const link = (changes: Fields) =>
    `${paths.services()}${queryString(fields, { ...changes, page: undefined })}`;
  const staleBefore = `${Number(today.slice(0, 4)) - STALE_YEARS}${today.slice(4)}`;
  const selects = selectsOf(filters, options, input.readsAcross);
  return {
    url: `${paths.services()}${queryString(fields)}`,
    today,
    total,
    heading: `${total.toLocaleString('en-GB')} ${total === 1 ? 'service' : 'services'}`,
    colours: RAGS.map((rag) => {
      const current = filters.rags.includes(rag);
      return {
        rag,
        n: counts.find((row) => row.rag === rag)?.n ?? 0,
        href: link({ rag: current ? undefined : rag }),
        current,
      };
    }),
    rows: input.rows.map((row) => ({
      ...row,
      href: paths.service(row.locationId),
      stale: row.ratedOn !== null && row.ratedOn <= staleBefore,
      ratingText: row.rating,
      note: noteOf(row),
      waiting: waitingOf(row),
    })),
    selects,
    q: filters.q,
    since: filters.notInspectedSince ?? '',
    sort: `${filters.descending ? '-' : ''}${filters.sort}`,
    chips: chipsOf(filters, selects, link),
    page: filters.page,
    pages: Math.max(1, Math.ceil(total / input.perPage)),
  };
}

function waitingOf({ rag, proposed, undecided }: ServiceRow): string {
  return rag === null || undecided !== true ? '' : waitingWords({ rag, proposed, undecided });
}

function noteOf(row: ServiceRow): string | null {
  const notes = [
    row.ratingBest !== null && row.ratingBest !== row.rating ? `up to ${row.ratingBest}` : null,
    row.rating === null && row.regulated ? row.notRatedReason : null,
    row.dormant === true ? 'dormant' : null,
    row.registered ? null : 'no longer registered',
    row.operational === false ? 'not operating' : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join('; ');
}

function selectsOf(
  filters: ServiceFilters,
  options: FilterOptions,
  readsAcross: boolean,
): ServicesPageModel['selects'] {
  const pick = (values: { value: string; text: string }[], chosen: string[], any = 'Any') => [
    { value: '', text: any, selected: chosen.length === 0 },
    ...values.map((item) => ({ ...item, selected: chosen.includes(item.value) })),
  ];
  const same = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  const years = [1, 2, 3, 4, 5, 6].map((n) => ({
    value: String(n),
    text: `${n} ${n === 1 ? 'year' : 'years'} or more`,
  }));
  const yesNo = [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
    { value: 'unknown', text: 'Not known' },
  ];
  const one = (value: string | number | null) => (value === null || value === '' ? [] : [String(value)]);
  return [
    {
      name: 'scope',
      label: 'Where',
      items: [
        { value: 'area', text: 'Ours: area, placements, own services', selected: filters.scope === 'area' },
        { value: 'placements', text: 'Our placements elsewhere', selected: filters.scope === 'placements' },
        ...(readsAcross || filters.scope === 'shared'
          ? [{ value: 'shared', text: 'Shared with us', selected: filters.scope === 'shared' }]
          : []),
        { value: 'everywhere', text: 'Everywhere in the data', selected: filters.scope === 'everywhere' },
      ],
    },
    { name: 'rag', label: 'Colour', items: pick(same(RAGS), filters.rags) },
    { name: 'type', label: 'Type', items: pick(same(options.types), filters.types) },
    { name: 'rating', label: 'CQC rating', items: pick(same([...RATINGS, NOT_RATED]), filters.ratings) },
    { name: 'age', label: 'Age of rating', items: pick(years, one(filters.ratingAge)) },
    { name: 'locality', label: 'Locality', items: pick(same(options.localities), filters.localities) },
    {
      name: 'officer',
      label: 'Officer',
      items: pick(
        options.officers.map((o) => ({ value: o.id, text: o.name })),
        filters.officers,
      ),
    },
    {
      name: 'placement',
      label: 'Placements',
      items: pick(
        PLACING_STATES.map((value) => ({ value, text: PLACING_WORDS[value].name })),
        one(filters.placing),
      ),
    },
    { name: 'contracted', label: 'Contracted', items: pick(yesNo, one(filters.contracted)) },
    { name: 'operational', label: 'Operating', items: pick(yesNo, one(filters.operational)) },
    ...(offersLocalAuthorities(filters)
      ? [
          {
            name: 'la',
            label: 'Local authority',
            items: pick(same(options.localAuthorities), filters.localAuthorities),
          },
        ]
      : []),
    {
      name: 'registered',
      label: 'Registration',
      items: [
        { value: 'now', text: 'Registered now', selected: filters.registered === 'now' },
        { value: 'former', text: 'No longer registered', selected: filters.registered === 'former' },
        { value: 'all', text: 'Both', selected: filters.registered === 'all' },
      ],
    },
  ];
}

function chipsOf(
  filters: ServiceFilters,
  selects: ServicesPageModel['selects'],
  link: (changes: Fields) => string,
): ServicesPageModel['chips'] {
  const usual = new Set(['area', 'now', '']);
  const chips = selects.flatMap((select) =>
    select.items
      .filter((item) => item.selected && !usual.has(item.value))
      .map((item) => ({
        text: `${select.label}: ${item.text}`,
        removeHref: link({ [select.name]: undefined }),
      })),
  );
  if (filters.q !== '') chips.unshift({ text: `Search: ${filters.q}`, removeHref: link({ q: undefined }) });
  if (filters.notInspectedSince !== null) {
    chips.push({
      text: `Not inspected since ${longDay(filters.notInspectedSince)}`,
      removeHref: link({ since: undefined }),
    });
  }
  if (filters.providers.length > 0)
    chips.push({ text: 'One provider', removeHref: link({ provider: undefined }) });
  return chips;
}
