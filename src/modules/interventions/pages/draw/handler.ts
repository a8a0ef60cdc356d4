import { h } from 'preact';
import { monthOf } from '../../../../kernel/calendar-day.ts';
import { EXPORT_FORMATS, exportTable } from '../../../../platform/exports/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { findDraw, type FoundDraw } from '../../queries/find-draw.ts';
import { findTrailHash } from '../../queries/find-trail-entry.ts';
import { paths } from '../../routes.ts';
import { drawAgain, inDrawnOrder } from '../../rules/draw-again.ts';
import { isId } from '../../rules/list-filters.ts';
import { presentDraw } from './presenter.ts';
import { DrawPage } from './view.tsx';

/** GET /interventions/checks/:drawId: a draw with everything that it takes to draw again, and the proof that it comes out the same. */
export const showDraw = forCouncil(async (context): Promise<Reply> => {
  const draw = await find(context);
  const { tx, authority } = context;
  const trail = await findTrailHash(tx, authority.authorityId, draw.seedOf.auditEntry);
  const title = `Random checks of ${monthOf(draw.month)}: ${draw.teamName}`;
  return {
    kind: 'page',
    title,
    width: 'full',
    about: 'random-checks',
    back: { text: 'Random checks', href: paths.checks() },
    view: h(DrawPage, { model: presentDraw(draw, drawAgain(draw, trail)), title }),
  };
});

/** GET .../download/:format: the candidates with their numbers, as they were drawn from. */
export const downloadDraw = forCouncil(async (context): Promise<Reply> => {
  const draw = await find(context);
  const table = exportTable(EXPORT_FORMATS.find((known) => known === context.params.format) ?? 'csv', {
    title: `Random checks ${draw.month.slice(0, 7)} ${draw.teamName}`,
    day: context.today,
    columns: [
      { key: 'locationId', heading: 'Service id', kind: 'text' },
      { key: 'name', heading: 'Service', kind: 'text' },
      { key: 'colour', heading: 'Colour', kind: 'text' },
      { key: 'ticket', heading: 'Number', kind: 'text' },
      { key: 'drawn', heading: 'Drawn', kind: 'text' },
    ],
    rows: inDrawnOrder(draw).map((one) => ({ ...one, drawn: one.drawn ? 'Yes' : 'No' })),
    notes: [`Seed: ${draw.seed}`, draw.algorithm],
  });
  return { kind: 'download', ...table };
});

async function find({ tx, params }: CouncilContext): Promise<FoundDraw> {
  const id = params.drawId ?? '';
  const draw = isId(id) ? await findDraw(tx, id) : undefined;
  if (draw === undefined) throw new NotFound('such draw of random checks');
  return draw;
}
