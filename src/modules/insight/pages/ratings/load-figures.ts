import type {
  Figure,
  FigureParameters,
  FigureSelection,
  FigureValue,
} from '../../../../platform/figures/index.ts';
import type { RequestContext } from '../../../../platform/web/index.ts';
import { figureQueryText } from '../../rules/figure-query.ts';
import { paths } from '../../routes.ts';
import type { Areas } from './areas.ts';
import type { RatingsAsked } from './form.ts';

/** A figure as the page asked it, with the way to the records behind any of its rows. */
export interface Counted extends FigureValue {
  figure: Figure;
  parameters: FigureParameters;
  open(selection?: FigureSelection): string;
  /** The figure's own page. */
  href: string;
}

/** The parts of the page; each is one figure, asked once. */
export const PARTS = ['types', 'settings', 'compared', 'movement', 'ages', 'uninspected'] as const;
export type Part = (typeof PARTS)[number];

/** Asks the figure behind one part of the page: one query. */
export async function loadPart(
  context: RequestContext,
  part: Part,
  asked: RatingsAsked,
  areas: Areas,
): Promise<Counted> {
  const { id, parameters } = definition(part, asked, areas);
  const figure = context.figures.find(id);
  if (figure === undefined) throw new Error(`no room defines the figure ${id}, which the Ratings page shows`);
  const value = await figure.value(context.tx, parameters);
  const open = (selection: FigureSelection = {}) =>
    `${paths.figureRecords(id)}${figureQueryText(parameters, selection)}`;
  return { ...value, figure, parameters, open, href: `${paths.figure(id)}${figureQueryText(parameters)}` };
}

function definition(
  part: Part,
  asked: RatingsAsked,
  areas: Areas,
): { id: string; parameters: FigureParameters } {
  const { asAt, from, since } = asked;
  const shown = { asAt, ...(areas.shown.length > 0 ? { localAuthorities: areas.shown } : {}) };
  const compared = { asAt, ...(areas.compared.length > 0 ? { localAuthorities: areas.compared } : {}) };
  switch (part) {
    case 'types':
      return { id: 'cqc.rating-distribution', parameters: { ...shown, by: 'service-type' } };
    case 'settings':
      return { id: 'cqc.rating-distribution', parameters: { ...shown, by: 'setting' } };
    case 'compared':
      return { id: 'cqc.rating-distribution', parameters: { ...compared, by: 'local-authority' } };
    case 'movement':
      return { id: 'cqc.rating-movement', parameters: { ...shown, from } };
    case 'ages':
      return { id: 'cqc.rating-age', parameters: shown };
    case 'uninspected':
      return { id: 'cqc.not-inspected-since', parameters: { ...shown, from: since, by: 'service-type' } };
  }
}
