import { longDay } from '../../../../kernel/calendar-day.ts';
import type {
  Figure,
  FigureParameters,
  FigureRow,
  FigureSelection,
  FigureValue,
} from '../../../../platform/figures/index.ts';
import { figureQueryText } from '../../rules/figure-query.ts';
import { paths } from '../../routes.ts';

/** Columns that hold a count of records, each of which opens. */
const COUNTS = new Set(['n', 'operational', 'contracted']);
const WORDS: Record<string, string> = {
  n: 'Number',
  of: 'Out of',
  percent: 'Per cent',
  group: 'Group',
  averageYears: 'Average age in years',
};

export interface FigurePageModel {
  id: string;
  name: string;
  unit: string;
  counts: string;
  denominatorWords: string;
  source: string;
  version: number;
  asAt: string;
  from: string | null;
  area: string;
  denominator: number;
  recordsHref: string;
  columns: { key: string; text: string; numeric: boolean }[];
  rows: { cells: { text: string; href: string | null }[] }[];
  groupings: { text: string; href: string; current: boolean }[];
}

/** A figure as its page shows it: every count with the link to its records. */
export function presentFigure(
  figure: Figure,
  parameters: FigureParameters,
  value: FigureValue,
): FigurePageModel {
  const keys = value.rows[0] === undefined ? [] : Object.keys(value.rows[0]);
  const numeric = new Set(keys.filter((key) => value.rows.some((row) => typeof row[key] === 'number')));
  return {
    id: figure.id,
    name: figure.name,
    unit: figure.unit,
    counts: figure.counts,
    denominatorWords: figure.denominator,
    source: figure.source,
    version: figure.version,
    asAt: longDay(parameters.asAt),
    from: parameters.from === undefined ? null : longDay(parameters.from),
    area: areaInWords(parameters),
    denominator: value.denominator,
    recordsHref: recordsHref(figure, parameters, {}),
    columns: keys.map((key) => ({
      key,
      text: WORDS[key] ?? key.charAt(0).toUpperCase() + key.slice(1),
      numeric: numeric.has(key),
    })),
    rows: value.rows.map((row) => ({
      cells: keys.map((key) => ({
        text: shown(key, row[key] ?? null),
        href: COUNTS.has(key) ? recordsHref(figure, parameters, selectionOf(row, key, numeric)) : null,
      })),
    })),
    groupings: ['', ...figure.groupings].map((by) => ({
      text: by === '' ? 'All together' : `By ${by.replace('-', ' ')}`,
      href: `${paths.figure(figure.id)}${figureQueryText({ ...parameters, by: by === '' ? undefined : by })}`,
      current: (parameters.by ?? '') === by,
    })),
  };
}

/** The figure's area in words: names, or everything that is in the data. */
export function areaInWords(parameters: FigureParameters): string {
  const names = parameters.localAuthorities ?? [];
  return names.length === 0 ? 'everywhere in the data' : names.join(', ');
}

function recordsHref(figure: Figure, parameters: FigureParameters, selection: FigureSelection): string {
  return `${paths.figureRecords(figure.id)}${figureQueryText(parameters, selection)}`;
}

function selectionOf(row: FigureRow, key: string, numeric: Set<string>): FigureSelection {
  const selection: FigureSelection = {};
  for (const [column, value] of Object.entries(row)) {
    if (!numeric.has(column) && value !== null) selection[column] = String(value);
  }
  if (key !== 'n') selection.only = key;
  return selection;
}

function shown(key: string, value: string | number | null): string {
  if (value === null) return '';
  if (key === 'percent' && typeof value === 'number') return `${value.toFixed(1)}%`;
  return typeof value === 'number' ? value.toLocaleString('en-GB') : value;
}
