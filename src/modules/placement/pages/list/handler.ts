import { h } from 'preact';
import type { RequestContext, Reply } from '../../../../platform/web/index.ts';
import { placingStatus } from '../../figures.ts';
import { fetchHeld } from '../../queries/fetch-held.ts';
import { presentHeld } from './presenter.ts';
import { HeldPage } from './view.tsx';

/** GET /placement-status: every service whose placements are restricted or stopped. */
export async function showHeld({ tx, today, may, authority }: RequestContext): Promise<Reply> {
  const held = await fetchHeld(tx, today);
  const counted = await placingStatus.value(tx, { asAt: today, localAuthorities: authority?.area ?? [] });
  const model = presentHeld(held, counted, { today, reasons: may('placement.reasons') });
  return {
    kind: 'page',
    title: 'Placements restricted or stopped',
    width: 'full',
    about: 'placements-open-or-stopped',
    view: h(HeldPage, { model }),
  };
}
