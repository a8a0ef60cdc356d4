import { Type } from 'typebox';
import { day as dayOf } from '../../../kernel/calendar-day.ts';
import {
  AskedDay,
  AskedText,
  invalidParameter,
  scopeMissing,
  type ApiContext,
  type Of,
} from '../../../platform/api/index.ts';
import type { Figure, FigureParameters } from '../../../platform/figures/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { askedDay } from './asked-day.ts';

/** The path parameter of one figure. */
export const figurePath = Type.Object({
  id: Type.String({ maxLength: 100, description: 'The `id` of a figure: cqc.rating-distribution.' }),
});

/** What a figure can be asked for. */
export const figureQuery = {
  'as-at': AskedDay('The day that it is true of; today where absent.'),
  from: AskedDay('For a figure between two days: the earlier one.'),
  la: Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), {
      description:
        "CQC's names of local authorities. May be repeated; the council's area where absent, and * for everywhere.",
    }),
  ),
  by: AskedText(60, 'One of the figure’s groupings.'),
};

type Query = Of<ReturnType<typeof objectOf>>;
const objectOf = () => Type.Object(figureQuery);
type Asked = Pick<
  ApiContext<Query, Of<typeof figurePath>>,
  'figures' | 'params' | 'query' | 'may' | 'today' | 'reader'
>;

/**
 * The figure of an address and what it is asked for.
 * @throws NotFound for a figure that is not there; ApiProblem where the token may not ask it, or it cannot be asked so
 */
export function askedFigure({ figures, params, query, may, today, reader }: Asked): {
  figure: Figure;
  parameters: FigureParameters;
} {
  const figure = figures.find(params.id);
  if (figure === undefined) throw new NotFound(`figure with the id ${params.id}`);
  if (!may(figure.permission)) throw scopeMissing(figure.permission, `the figure ${figure.id}`);
  const parameters: FigureParameters = { asAt: askedDay(query['as-at'], today).day };
  if (query.from !== undefined) parameters.from = earlierDay(figure, query.from, parameters);
  const areas = (query.la ?? reader.area).filter((name) => name !== '*');
  if (areas.length > 0) parameters.localAuthorities = areas;
  if (query.by !== undefined) parameters.by = groupingOf(figure, query.by);
  return { figure, parameters };
}

function earlierDay(figure: Figure, text: string, { asAt }: FigureParameters) {
  if (!figure.parameters.includes('from'))
    throw invalidParameter('from', text, `no such parameter: ${figure.id} is of one day`);
  const from = dayOf(text);
  if (from > asAt) throw invalidParameter('from', text, `a day up to the other one, ${asAt}`);
  return from;
}

function groupingOf(figure: Figure, by: string): string {
  if (figure.groupings.includes(by)) return by;
  const known = figure.groupings.map((grouping) => `"${grouping}"`).join(', ');
  throw invalidParameter(
    'by',
    by,
    known === '' ? `no such parameter: ${figure.id} is not grouped` : `one of ${known}`,
  );
}
