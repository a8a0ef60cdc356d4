import { ageInWords, monthOf, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Series, StackedBarGroup } from '../../../../platform/charts/index.ts';
import type { FigureValue } from '../../../../platform/figures/index.ts';
import {
  pageLinks,
  sortLink,
  withQuery,
  type PaginationProps,
  type SortDirection,
} from '../../../../platform/govuk/index.ts';
import type { MonthCount } from '../../queries/fetch-return-months.ts';
import type { ReturnRow } from '../../queries/fetch-returns.ts';
import { paths } from '../../routes.ts';
import { isMarked, OUTCOME_WORDS, OUTCOMES, type Outcome } from '../../rules/outcome.ts';
import type { ReturnFilters } from '../../rules/return-filters.ts';
import type { ReturnState } from '../../rules/return-states.ts';
import type { Setting } from '../../rules/setting.ts';

/** What became of returns, as parts of a bar. */
export const OUTCOME_SERIES: readonly Series[] = [
  { key: 'Sent in time', label: 'Sent in time', colour: '#1d7044', pattern: 'plain' },
  { key: 'Sent late', label: 'Sent late', colour: '#b86a00', pattern: 'stripes' },
  { key: 'Not sent', label: 'Not sent', colour: '#b3261e', pattern: 'crossed' },
];

const FILTER_OF: Readonly<Record<string, Outcome>> = {
  'Sent in time': 'in time',
  'Sent late': 'late',
  'Not sent': 'missing',
};

export interface ReturnsModel {
  month: string;
  words: string;
  any: boolean;
  /** False until the council has said whom it asks. */
  asks: boolean;
  mayAdminister: boolean;
  tiles: {
    label: string;
    value: number;
    of: number;
    href: string;
    tone: 'red' | 'amber' | 'green' | 'calm';
  }[];
  rows: {
    name: string;
    href: string;
    category: string;
    officer: string;
    state: ReturnState;
    due: string;
    sent: string;
    missed: string;
    marked: boolean;
    reminders: string;
  }[];
  sort: Record<'name' | 'sent' | 'missed', { href: string; direction: SortDirection }>;
  filters: ReturnFilters;
  choices: Record<'months' | 'outcomes', { value: string; text: string }[]>;
  chips: { text: string; removeHref: string }[];
  pages: PaginationProps | null;
  downloads: Record<'csv' | 'xlsx' | 'ods', string>;
  chart: StackedBarGroup[];
}

interface Found {
  filters: ReturnFilters;
  rows: ReturnRow[];
  total: number;
  months: MonthCount[];
  rate: FigureValue;
  settings: readonly Setting[];
  mayAdminister: boolean;
  url: string;
  perPage: number;
  today: Day;
}

/** The list of a month's returns as its page shows it. */
export function presentReturns(found: Found): ReturnsModel {
  const { filters, rows, total, months, url, perPage, today } = found;
  const current = `${filters.descending ? '-' : ''}${filters.sort}`;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const month = filters.month.slice(0, 7);
  const download = (format: string) => withQuery(`${paths.download(format)}${query}`, { page: null, month });
  return {
    month: monthOf(filters.month),
    words: total === 1 ? '1 return' : `${total} returns`,
    any: total > 0,
    asks: found.settings.length > 0,
    mayAdminister: found.mayAdminister,
    tiles: tilesOf(months, filters.month),
    rows: rows.map((row) => presentRow(row, filters.month, today)),
    sort: {
      name: sortLink(url, 'name', current),
      sent: sortLink(url, 'sent', current, 'descending'),
      missed: sortLink(url, 'missed', current, 'descending'),
    },
    filters,
    choices: {
      months: monthChoices(months, filters.month),
      outcomes: OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] })),
    },
    chips: chipsOf(filters, url),
    pages: pageLinks(url, filters.page, Math.ceil(total / perPage)),
    downloads: { csv: download('csv'), xlsx: download('xlsx'), ods: download('ods') },
    chart: chartOf(found.rate),
  };
}

function presentRow(row: ReturnRow, month: Day, today: Day): ReturnsModel['rows'][number] {
  const missed = { inRow: row.missedInRow, inYear: row.missedInYear };
  const late = row.outcome === 'missing' ? `${ageInWords(row.dueOn, today)} late` : '';
  return {
    name: row.name,
    href: paths.return('officer', row.locationId, month),
    category: row.category,
    officer: row.officer ?? 'Nobody',
    state: row.state,
    due: shortDay(row.dueOn),
    sent: row.sentOn === null ? late : shortDay(row.sentOn),
    missed: [
      missed.inRow > 0 ? `${missed.inRow} in a row` : '',
      missed.inYear > 0 ? `${missed.inYear} of 12` : '',
    ]
      .filter((words) => words !== '')
      .join(', '),
    marked: isMarked(missed),
    reminders: row.reminders === 0 ? '' : String(row.reminders),
  };
}

const TONES: Readonly<Record<Outcome, ReturnsModel['tiles'][number]['tone']>> = {
  'in time': 'green',
  late: 'amber',
  missing: 'red',
  waiting: 'calm',
  'not asked': 'calm',
};

function tilesOf(months: readonly MonthCount[], month: Day): ReturnsModel['tiles'] {
  const ofMonth = months.filter((each) => each.month === month);
  const count = (outcome: Outcome) => ofMonth.find((each) => each.outcome === outcome)?.n ?? 0;
  const of = ofMonth.reduce((sum, { n }) => sum + n, 0);
  return OUTCOMES.filter((outcome) => outcome !== 'not asked' || count(outcome) > 0).map((outcome) => ({
    label: OUTCOME_WORDS[outcome],
    value: count(outcome),
    of,
    href: withQuery(paths.returnsOf(month), { outcome }),
    tone: TONES[outcome],
  }));
}

function monthChoices(months: readonly MonthCount[], shown: Day): ReturnsModel['choices']['months'] {
  const all = [...new Set([shown, ...months.map(({ month }) => month)])].toSorted().toReversed();
  return all.map((month) => ({ value: month.slice(0, 7), text: monthOf(month) }));
}

function chipsOf(filters: ReturnFilters, url: string): ReturnsModel['chips'] {
  const chip = (name: string, text: string) => ({
    text,
    removeHref: withQuery(url, { [name]: null, page: null }),
  });
  return [
    ...(filters.q === '' ? [] : [chip('q', `Search: ${filters.q}`)]),
    ...(filters.outcome === '' ? [] : [chip('outcome', OUTCOME_WORDS[filters.outcome])]),
    ...(filters.marked ? [chip('marked', 'Missed often')] : []),
  ];
}

function chartOf({ rows }: FigureValue): StackedBarGroup[] {
  return [...Map.groupBy(rows, ({ month }) => String(month))].map(([month, parts]) => ({
    label: monthOf(month as Day),
    values: Object.fromEntries(parts.map(({ outcome, n }) => [String(outcome), Number(n)])),
    hrefs: Object.fromEntries(
      parts.map(({ outcome }) => [
        String(outcome),
        withQuery(paths.returnsOf(month as Day), { outcome: FILTER_OF[String(outcome)] ?? '' }),
      ]),
    ),
    totalHref: paths.returnsOf(month as Day),
  }));
}
