import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { storedPath } from '../../../../platform/files/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../parts/for-council.ts';
import { fetchBoundaryList } from '../../queries/fetch-boundaries.ts';
import {
  saveBoundaries,
  saveBoundaryRemoved,
  saveOtherBoundariesRemoved,
} from '../../queries/save-boundaries.ts';
import { paths } from '../../routes.ts';
import { parseBoundaryForm } from './form.ts';
import { boundariesModel, type BoundariesModel } from './presenter.ts';
import { BoundariesPage } from './view.tsx';

/** GET: the areas that are loaded, and a form to load more. */
export const showBoundaries = forCouncil(async ({ tx }) =>
  page(boundariesModel(await fetchBoundaryList(tx)), 200),
);

/** POST: loads every area of a GeoJSON file, or none of them. */
export const submitBoundaries = forCouncil(async ({ tx, authority, clock, body, uploads, dataDir }) => {
  const upload = uploads.find(({ field }) => field === 'file');
  const { value, errors, problems } = await parseBoundaryForm(body, upload, (path) =>
    storedPath(dataDir, path),
  );
  if (errors !== undefined)
    return page(boundariesModel(await fetchBoundaryList(tx), body, errors, problems), 400);
  const { authorityId } = authority;
  const { kind, areas, replaceAll } = value;
  const removed = replaceAll
    ? await saveOtherBoundariesRemoved(
        tx,
        kind,
        areas.map(({ name }) => name),
      )
    : 0;
  await saveBoundaries(
    tx,
    areas.map((area) => ({ ...area, kind, authorityId, boundaryId: newId(clock) })),
  );
  const loaded = areas.length === 1 ? `${areas[0]?.name} was loaded.` : `${areas.length} areas were loaded.`;
  return {
    kind: 'redirect',
    to: paths.boundaries(),
    flash: removed === 0 ? loaded : `${loaded} ${removed} removed.`,
  };
});

/** POST: removes one area. */
export const submitBoundaryRemoved = forCouncil(async ({ tx, params }) => {
  const name = await saveBoundaryRemoved(tx, params.boundaryId ?? '');
  if (name === undefined) throw new NotFound('such area');
  return { kind: 'redirect', to: paths.boundaries(), flash: `${name} was removed.` };
});

function page(model: BoundariesModel, status: number): Reply {
  return {
    kind: 'page',
    title: 'Boundaries and zones',
    about: 'boundaries',
    status,
    errors: model.errors,
    view: h(BoundariesPage, model),
  };
}
