import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { queryString, type Fields } from '../../../../platform/forms/index.ts';
import type { InterventionRow } from '../../queries/fetch-interventions.ts';
import type { Choice } from '../../queries/fetch-list-choices.ts';
import { paths } from '../../routes.ts';
import type { ListFilters } from '../../rules/list-filters.ts';
import { KIND_NAMES, KINDS } from '../../rules/protocol.ts';
import { OUTCOMES, STATE_NAMES } from '../../rules/states.ts';

interface Item {
  value: string;
  text: string;
  selected: boolean;
}

export interface ListLine {
  href: string;
  service: { text: string; href: string };
  kind: string;
  state: InterventionRow['state'];
  overdue: boolean;
  next: string;
  due: string;
  owner: string;
  since: string;
}

export interface ListModel {
  url: string;
  query: string;
  heading: string;
  lines: ListLine[];
  q: string;
  selects: { name: string; label: string; items: Item[] }[];
  chips: { text: string; removeHref: string }[];
  sort: string;
  page: number;
  pages: number;
  filtered: boolean;
}

/** The list of interventions as plain values. */
export function presentList(input: {
  fields: Fields;
  filters: ListFilters;
  rows: InterventionRow[];
  total: number;
  choices: { owners: Choice[]; teams: Choice[] };
  perPage: number;
}): ListModel {
  const { fields, filters, total } = input;
  const selects = selectsOf(filters, input.choices);
  const chips = chipsOf(fields, filters, selects);
  return {
    url: `${paths.list()}${queryString(fields)}`,
    query: queryString(fields, { page: undefined }),
    heading: `${total.toLocaleString('en-GB')} ${total === 1 ? 'intervention' : 'interventions'}`,
    lines: input.rows.map(lineOf),
    q: filters.q,
    selects,
    chips,
    sort: `${filters.descending ? '-' : ''}${filters.sort}`,
    page: filters.page,
    pages: Math.max(1, Math.ceil(total / input.perPage)),
    filtered: chips.length > 0,
  };
}

/** One line of a list of interventions. */
export function lineOf(row: InterventionRow): ListLine {
  return {
    href: paths.one(row.interventionId),
    service: { text: row.serviceName, href: paths.service(row.locationId) },
    kind: row.kindName,
    state: row.state,
    overdue: row.overdue,
    next: nextOf(row),
    due: row.state === 'open' && row.dueOn !== null ? shortDay(row.dueOn) : '',
    owner: row.ownerName ?? 'Nobody yet',
    since: sinceOf(row),
  };
}

function nextOf({ state, nextStep, outcome }: InterventionRow): string {
  if (state === 'proposed') return 'Accept or decline';
  if (state === 'open') return nextStep ?? 'End it, and say what came of it';
  return outcome === null ? '' : OUTCOMES[outcome];
}

function sinceOf({ state, startedOn, raisedOn, endedOn }: InterventionRow): string {
  const day = (value: Day) => shortDay(value);
  if (endedOn !== null) return `${startedOn === null ? day(raisedOn) : day(startedOn)} to ${day(endedOn)}`;
  return state === 'proposed' ? `Proposed ${day(raisedOn)}` : day(startedOn ?? raisedOn);
}

function selectsOf(
  filters: ListFilters,
  choices: { owners: Choice[]; teams: Choice[] },
): ListModel['selects'] {
  const any = (chosen: string, items: { value: string; text: string }[]): Item[] => [
    { value: '', text: 'Any', selected: chosen === '' },
    ...items.map((item) => ({ ...item, selected: item.value === chosen })),
  ];
  const named = (all: readonly Choice[]) => all.map(({ id, name }) => ({ value: id, text: name }));
  const states = Object.entries(STATE_NAMES).map(([value, text]) => ({ value, text }));
  return [
    {
      name: 'state',
      label: 'State',
      items: [
        { value: '', text: 'Proposed and open', selected: filters.state === 'running' },
        ...states.map((item) => ({ ...item, selected: item.value === filters.state })),
        { value: 'all', text: 'All', selected: filters.state === 'all' },
      ],
    },
    { name: 'kind', label: 'Kind', items: any(filters.kind, KINDS.map((kind) => ({ value: kind, text: KIND_NAMES[kind] }))) }, // prettier-ignore
    { name: 'owner', label: 'Whose turn it is', items: any(filters.ownerId, named(choices.owners)) },
    { name: 'team', label: 'Team', items: any(filters.teamId, named(choices.teams)) },
    {
      name: 'overdue',
      label: 'Overdue',
      items: any(filters.overdue ? 'yes' : '', [{ value: 'yes', text: 'Only overdue' }]),
    },
  ];
}

function chipsOf(fields: Fields, { q }: ListFilters, selects: ListModel['selects']): ListModel['chips'] {
  const without = (name: string) =>
    `${paths.list()}${queryString(fields, { [name]: undefined, page: undefined })}`;
  const chips = selects.flatMap(({ name, label, items }) =>
    items
      .filter(({ selected, value }) => selected && value !== '')
      .map(({ text }) => ({ text: `${label}: ${text}`, removeHref: without(name) })),
  );
  return q === '' ? chips : [{ text: `Service: ${q}`, removeHref: without('q') }, ...chips];
}
