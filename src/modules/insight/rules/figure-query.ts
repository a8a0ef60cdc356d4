import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';
import type { Figure, FigureParameters, FigureSelection } from '../../../platform/figures/types.ts';

/** What an address asks of a figure: its parameters, which of its rows, and whose area. */
export interface FigureQuery {
  parameters: FigureParameters;
  selection: FigureSelection;
}

/** Names that an address uses for parameters; every other name selects rows by a column of that name. */
const RESERVED = new Set(['as-at', 'from', 'la', 'by', 'page', 'format', 'since']);

/** Reads an address. Without `la` the figure is asked for the council's area (everything where none is set). */
export function readFigureQuery(
  figure: Pick<Figure, 'groupings'>,
  fields: Fields,
  today: Day,
  area: string[],
): FigureQuery {
  const parameters: FigureParameters = { asAt: parseDay(one(fields, 'as-at')) ?? today };
  const from = parseDay(one(fields, 'from'));
  if (from !== null) parameters.from = from;
  const named = many(fields, 'la');
  const areas = named.length > 0 ? named.filter((name) => name !== '*') : area;
  if (areas.length > 0) parameters.localAuthorities = areas;
  const by = one(fields, 'by');
  if (figure.groupings.includes(by)) parameters.by = by;
  const selection: FigureSelection = {};
  for (const name of Object.keys(fields)) {
    if (!RESERVED.has(name) && one(fields, name) !== '') selection[columnOf(name)] = one(fields, name);
  }
  return { parameters, selection };
}

/** The address part that asks the same again: `?as-at=2025-03-20&la=Oldham&group=All&rating=Good`. */
export function figureQueryText(parameters: FigureParameters, selection: FigureSelection = {}): string {
  const search = new URLSearchParams({ 'as-at': parameters.asAt });
  if (parameters.from !== undefined) search.set('from', parameters.from);
  for (const name of parameters.localAuthorities ?? ['*']) search.append('la', name);
  if (parameters.by !== undefined) search.set('by', parameters.by);
  for (const [name, value] of Object.entries(selection)) search.set(nameOf(name), value);
  return `?${search.toString()}`;
}

/** A column that is called like a parameter has a name of its own in addresses: `row-from=Good` beside `from=2025-01-01`. */
function nameOf(column: string): string {
  return RESERVED.has(column) ? `row-${column}` : column;
}

function columnOf(name: string): string {
  const column = name.replace(/^row-/, '');
  return RESERVED.has(column) ? column : name;
}
