import { h } from 'preact';
import type { RequestContext, Reply } from '../../../../platform/web/index.ts';
import { fetchHeld } from '../../queries/fetch-held.ts';
import { presentHeld } from './presenter.ts';
import { HeldPage } from './view.tsx';

/** GET /placement-status: every service whose placements are restricted or stopped. */
export async function showHeld({ tx, today, may }: RequestContext): Promise<Reply> {
  const model = presentHeld(await fetchHeld(tx, today), { today, reasons: may('placement.reasons') });
  return {
    kind: 'page',
    title: 'Placements restricted or stopped',
    width: 'full',
    about: 'placements-open-or-stopped',
    view: h(HeldPage, { model }),
  };
}
