import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { fetchPlaces } from '../../queries/fetch-places.ts';
import { areasOf } from './areas.ts';
import { EXPORTS } from './export-columns.ts';
import { readRatings } from './form.ts';
import { loadPart, PARTS, type Counted, type Part } from './load-figures.ts';
import { areaWords, presentRatings } from './presenter.ts';
import { RatingsPage } from './view.tsx';

/** GET /ratings: how our services are rated on a day, how that moved, beside whom, and how old it is. */
export async function showRatings(context: RequestContext): Promise<Reply> {
  const { query, today } = context;
  const { asked, errors } = readRatings(query, today);
  const places = await fetchPlaces(context.tx);
  const areas = areasOf(asked, context.authority?.area ?? [], places);
  const counted = {} as Record<Part, Counted>;
  for (const part of PARTS) counted[part] = await loadPart(context, part, asked, areas);
  const model = presentRatings({ fields: query, asked, errors, areas, places, counted, today });
  const status = errors.length > 0 ? 422 : 200;
  return {
    kind: 'page',
    title: 'Ratings',
    width: 'full',
    about: 'ratings',
    status,
    errors,
    view: h(RatingsPage, { model }),
  };
}

/** GET /ratings/download/:part/:format: the numbers of one part of the page. */
export async function downloadRatings(context: RequestContext): Promise<Reply> {
  const part = PARTS.find((known) => known === context.params.part);
  const format = EXPORT_FORMATS.find((known) => known === context.params.format);
  if (part === undefined || format === undefined) throw new NotFound('download of ratings with that name');
  const { asked } = readRatings(context.query, context.today);
  const areas = areasOf(asked, context.authority?.area ?? [], await fetchPlaces(context.tx));
  const { figure, parameters, rows } = await loadPart(context, part, asked, areas);
  const days =
    part === 'movement' ? `${longDay(asked.from)} to ${longDay(asked.asAt)}` : `As at ${longDay(asked.asAt)}`;
  const table = exportTable(format, {
    ...EXPORTS[part],
    rows,
    day: asked.asAt,
    notes: [
      days,
      `Area: ${areaWords(parameters.localAuthorities ?? [])}`,
      figure.counts,
      `Out of: ${figure.denominator}`,
      `Source: ${figure.source}`,
    ],
  });
  return { kind: 'download', ...table };
}
