import { h } from 'preact';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { findContact } from '../../../placement/index.ts';
import { findPlaceableServices } from '../../queries/find-placeable-services.ts';
import { standpointOf } from '../../queries/services-source.ts';
import { presentLookUp } from './presenter.ts';
import { LookUpPage } from './view.tsx';

/** GET /look-up: "can I place here today?", of every service that a search finds. */
export async function showLookUp(context: RequestContext): Promise<Reply> {
  const { tx, today, clock, query } = context;
  const asked = one(query, 'q').trim().slice(0, 200);
  const found = asked === '' ? null : await findPlaceableServices(tx, asked, standpointOf(context));
  const contact = await findContact(tx);
  const model = presentLookUp({ asked, found, contact: contact ?? null, today, now: clock.now() });
  return {
    kind: 'page',
    title: asked === '' ? 'Can I place here today?' : `Can I place at ${asked} today?`,
    about: 'look-up',
    view: h(LookUpPage, { model }),
  };
}
