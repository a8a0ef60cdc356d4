import { h } from 'preact';
import { one } from '../../../../platform/forms/index.ts';
import { exportTable } from '../../../../platform/exports/index.ts';
import type { Figure } from '../../../../platform/figures/index.ts';
import { pageLinks, withQuery } from '../../../../platform/govuk/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import { fetchRecords, type FigureRecord } from '../../queries/fetch-records.ts';
import { readFigureQuery, type FigureQuery } from '../../rules/figure-query.ts';
import { areaInWords, presentFigure } from './presenter.ts';
import { CataloguePage, FigurePage, RecordsPage } from './view.tsx';

const PER_PAGE = 100;

/** GET /figures: the catalogue. */
export async function showCatalogue({ figures }: RequestContext): Promise<Reply> {
  return {
    kind: 'page',
    title: 'Figures',
    width: 'full',
    about: 'figures',
    view: h(CataloguePage, { figures: figures.all() }),
  };
}

/** GET /figures/:id: one figure by row. */
export async function showFigure(context: RequestContext): Promise<Reply> {
  const { figure, parameters } = asked(context);
  const value = await figure.value(context.tx, parameters);
  const view = h(FigurePage, { figure: presentFigure(figure, parameters, value) });
  return {
    kind: 'page',
    title: figure.name,
    width: 'full',
    about: 'figures',
    back: { text: 'Figures', href: '/figures' },
    view,
  };
}

/** GET /figures/:id/records: the records behind it, or behind one of its rows; `format` downloads them. */
export async function showRecords(context: RequestContext): Promise<Reply> {
  const { figure, parameters, selection } = asked(context);
  const ids = await figure.records(context.tx, parameters, selection);
  const which = Object.values(selection)
    .filter((words) => words !== 'All')
    .join(', ');
  const caption = [longDay(parameters.asAt), areaInWords(parameters), which]
    .filter((words) => words !== '')
    .join(', ');
  const format = (['csv', 'xlsx', 'ods'] as const).find((one_) => one_ === one(context.query, 'format'));
  if (format !== undefined)
    return download(format, figure, parameters.asAt, caption, await fetchRecords(context.tx, ids));
  const pages = Math.max(1, Math.ceil(ids.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number(one(context.query, 'page')) || 1));
  const records = await fetchRecords(context.tx, ids.slice((page - 1) * PER_PAGE, page * PER_PAGE));
  const link = (as: string) => withQuery(context.url, { format: as, page: null });
  const view = h(RecordsPage, {
    name: figure.name,
    caption,
    total: ids.length,
    records,
    pagination: pageLinks(context.url, page, pages),
    downloads: { csv: link('csv'), xlsx: link('xlsx'), ods: link('ods') },
  });
  return { kind: 'page', title: `Records: ${figure.name}`, width: 'full', about: 'figures', view };
}

function asked(context: RequestContext): FigureQuery & { figure: Figure } {
  const figure = context.figures.find(context.params.id ?? '');
  if (figure === undefined) throw new NotFound('figure of that name');
  return { figure, ...readFigureQuery(figure, context.query, context.today, context.authority?.area ?? []) };
}

function download(
  format: 'csv' | 'xlsx' | 'ods',
  figure: Figure,
  asAt: Day,
  caption: string,
  records: FigureRecord[],
): Reply {
  const table = exportTable(format, {
    title: `${figure.name} records`,
    day: asAt,
    columns: [
      { key: 'locationId', heading: 'CQC id', kind: 'text' },
      { key: 'name', heading: 'Service', kind: 'text' },
      { key: 'category', heading: 'Type', kind: 'text' },
      { key: 'providerName', heading: 'Provider', kind: 'text' },
      { key: 'postcode', heading: 'Postcode', kind: 'text' },
      { key: 'localAuthority', heading: 'Local authority', kind: 'text' },
    ],
    rows: records.map((record) => ({ ...record })),
    notes: [figure.name, caption, figure.counts, `Definition ${figure.id}, version ${figure.version}`],
  });
  return { kind: 'download', ...table };
}
