import { Type } from 'typebox';
import {
  DayText,
  defineOperation,
  NextLink,
  OrNull,
  pageParameters,
  type Of,
} from '../../../platform/api/index.ts';
import type { Figure, FigureParameters, FigureRow } from '../../../platform/figures/index.ts';
import { fetchRecords } from '../queries/fetch-records.ts';
import { figureQueryText } from '../rules/figure-query.ts';
import { askedFigure, figurePath, figureQuery } from './figure-parameters.ts';
import { exampleDefinition, exampleRow } from './figure-examples.ts';
import { readRowSelection, rowText, selectionOfRow } from './row-selection.ts';

const closed = { additionalProperties: false } as const;
const text = OrNull(Type.String());

export const Definition = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer({ description: 'Of its definition.' }),
    name: Type.String(),
    unit: Type.String(),
    counts: Type.String({ description: 'What is counted, in a sentence.' }),
    denominator: Type.String({ description: 'Out of what, in a sentence.' }),
    source: Type.String(),
    scope: Type.String({ description: 'The scope that it needs.' }),
    parameters: Type.Array(Type.Enum(['as-at', 'from', 'la', 'by'])),
    groupings: Type.Array(Type.String()),
  },
  { ...closed, $id: 'FigureDefinition' },
);

const PARAMETER_NAMES = { asAt: 'as-at', from: 'from', localAuthorities: 'la', by: 'by' } as const;

function definitionOf(figure: Figure): Of<typeof Definition> {
  const { id, version, name, unit, counts, denominator, source, permission, parameters, groupings } = figure;
  return {
    id,
    version,
    name,
    unit,
    counts,
    denominator,
    source,
    scope: permission,
    parameters: parameters.map((parameter) => PARAMETER_NAMES[parameter]),
    groupings: [...groupings],
  };
}

/** GET /figures: the catalogue. */
export const listFigures = defineOperation({
  operationId: 'listFigures',
  path: '/figures',
  tag: 'Figures',
  summary: 'Every figure',
  description: 'The definition of every figure that there is, with the scope that each needs.',
  scope: null,
  params: Type.Object({}),
  query: Type.Object({}),
  answer: Type.Object({ figures: Type.Array(Definition) }, { ...closed, $id: 'FigureList' }),
  example: { figures: [exampleDefinition] },
  handler: async ({ figures }) => ({ figures: figures.all().map(definitionOf) }),
});

const Parameters = Type.Object(
  {
    asAt: DayText,
    from: OrNull(DayText),
    localAuthorities: Type.Array(Type.String(), { description: 'Empty: everywhere in the data.' }),
    by: text,
  },
  { ...closed, description: 'What it was asked for, with what was taken where nothing was given.' },
);

export const Row = Type.Object(
  {
    row: Type.Record(Type.String(), Type.String(), {
      description: 'Which row this is: {"group": "All", "rating": "Good"}.',
    }),
    numerator: Type.Integer({ description: 'How many records the row counts.' }),
    denominator: OrNull(Type.Integer({ description: 'Out of how many, where the row has a share.' })),
    percent: OrNull(
      Type.Number({ description: 'Not rounded; null out of nothing, and where there is no share.' }),
    ),
    more: Type.Record(Type.String(), OrNull(Type.Number()), {
      description: 'Further numbers of the row, by name.',
    }),
    records: Type.String({ description: 'Where the records behind it are.' }),
  },
  { ...closed, $id: 'FigureRow' },
);

const FigureAnswer = Type.Object(
  {
    id: Type.String(),
    version: Type.Integer({ description: 'Of the definition that gave these numbers.' }),
    name: Type.String(),
    unit: Type.String(),
    parameters: Parameters,
    denominator: Type.Integer({ description: 'What all rows together are counted out of.' }),
    rows: Type.Array(Row),
    records: Type.String({ description: 'Where all records behind it are.' }),
  },
  { ...closed, $id: 'Figure' },
);

function parametersOf(parameters: FigureParameters): Of<typeof Parameters> {
  return {
    asAt: parameters.asAt,
    from: parameters.from ?? null,
    localAuthorities: parameters.localAuthorities ?? [],
    by: parameters.by ?? null,
  };
}

const recordsOf = ({ id }: Figure, parameters: FigureParameters, row: FigureRow = {}): string => {
  const rows = Object.entries(selectionOfRow(row)).map(([column, value]) => ['row', rowText(column, value)]);
  const selected = rows.length === 0 ? '' : `&${new URLSearchParams(rows).toString()}`;
  return `/api/v1/figures/${encodeURIComponent(id)}/records${figureQueryText(parameters)}${selected}`;
};

const SHARE = new Set(['n', 'of', 'percent']);

function rowOf(figure: Figure, parameters: FigureParameters, row: FigureRow): Of<typeof Row> {
  const number = (column: string) => (typeof row[column] === 'number' ? row[column] : null);
  const others = Object.entries(row).filter(
    (cell): cell is [string, number | null] => !SHARE.has(cell[0]) && typeof cell[1] !== 'string',
  );
  return {
    row: selectionOfRow(row),
    numerator: number('n') ?? 0,
    denominator: number('of'),
    percent: number('percent'),
    more: Object.fromEntries(others),
    records: recordsOf(figure, parameters, row),
  };
}

/** GET /figures/{id}: a figure by row. */
export const getFigure = defineOperation({
  operationId: 'getFigure',
  path: '/figures/{id}',
  tag: 'Figures',
  summary: 'One figure',
  description:
    'The numbers of a figure, the same as its page, its charts and its reports give: each with its numerator, its denominator and its records. Needs the scope of the figure.',
  scope: null,
  params: figurePath,
  query: Type.Object(figureQuery),
  answer: FigureAnswer,
  example: {
    id: exampleDefinition.id,
    version: 1,
    name: exampleDefinition.name,
    unit: 'locations',
    parameters: { asAt: '2026-11-16', from: null, localAuthorities: ['Oldham'], by: null },
    denominator: 97,
    rows: [exampleRow],
    records: '/api/v1/figures/cqc.rating-distribution/records?as-at=2026-11-16&la=Oldham',
  },
  handler: async (context) => {
    const { figure, parameters } = askedFigure(context);
    const value = await figure.value(context.tx, parameters);
    return {
      id: figure.id,
      version: figure.version,
      name: figure.name,
      unit: figure.unit,
      parameters: parametersOf(parameters),
      denominator: value.denominator,
      rows: value.rows.map((row) => rowOf(figure, parameters, row)),
      records: recordsOf(figure, parameters),
    };
  },
});

const FigureRecord = Type.Object(
  {
    locationId: Type.String(),
    name: text,
    category: text,
    providerName: text,
    postcode: text,
    localAuthority: text,
  },
  { ...closed, $id: 'FigureRecord' },
);

/** GET /figures/{id}/records: the records behind a figure, or behind one of its rows. */
export const listFigureRecords = defineOperation({
  operationId: 'listFigureRecords',
  path: '/figures/{id}/records',
  tag: 'Figures',
  summary: 'The records behind a figure',
  description:
    'The locations that a figure counts, or one of its rows, in the order of their ids; named as they are now. Needs the scope of the figure.',
  scope: null,
  params: figurePath,
  query: Type.Object({
    ...figureQuery,
    row: Type.Optional(
      Type.Array(Type.String({ maxLength: 300 }), {
        description:
          'Which row: column:value, as in its member `row`. Repeated for several columns. `only:operational` opens a number of `more`.',
      }),
    ),
    ...pageParameters,
  }),
  answer: Type.Object(
    {
      id: Type.String(),
      version: Type.Integer(),
      parameters: Parameters,
      row: Type.Record(Type.String(), Type.String()),
      total: Type.Integer(),
      records: Type.Array(FigureRecord),
      next: NextLink,
    },
    { ...closed, $id: 'FigureRecordList' },
  ),
  example: {
    id: exampleDefinition.id,
    version: 1,
    parameters: { asAt: '2026-11-16', from: null, localAuthorities: ['Oldham'], by: null },
    row: exampleRow.row,
    total: 1,
    records: [
      {
        locationId: '1-1000000001',
        name: 'Harrow Lodge',
        category: 'Residential home',
        providerName: 'Harrow Care Limited',
        postcode: 'OL1 1AA',
        localAuthority: 'Oldham',
      },
    ],
    next: null,
  },
  handler: async (context) => {
    const { figure, parameters } = askedFigure(context);
    const row = await readRowSelection(context, figure, parameters);
    const ids = (await figure.records(context.tx, parameters, row)).toSorted(byText);
    const after = context.from?.[0] ?? '';
    const rest = ids.filter((id) => id > after);
    const shown = rest.slice(0, context.limit);
    const last = rest.length > shown.length ? shown.at(-1) : undefined;
    return {
      id: figure.id,
      version: figure.version,
      parameters: parametersOf(parameters),
      row,
      total: ids.length,
      // what the pages need to link them is no part of the answer
      records: (await fetchRecords(context.tx, shown)).map(({ isEvent: _isEvent, ...record }) => record),
      next: context.next(last === undefined ? null : [last]),
    };
  },
});

/** The order of code units: the same wherever it is asked. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
