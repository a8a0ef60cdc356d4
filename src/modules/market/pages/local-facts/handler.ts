import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { fetchOfficers } from '../../../people/index.ts';
import { tellFactsChanged } from '../../facts-changed.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { locationOf, type Register } from '../../parts/register.ts';
import { fetchLocalFactHistory } from '../../queries/fetch-local-fact-history.ts';
import { fetchLocalities } from '../../queries/fetch-localities.ts';
import { saveLocalFact } from '../../queries/save-local-fact.ts';
import { paths } from '../../routes.ts';
import { parseLocalFactForm } from './form.ts';
import { fromSaved, fromSubmitted, savedWords, type Found, type LocalFactPageModel } from './presenter.ts';
import { LocalFactsPage } from './view.tsx';

/** GET: what the council knows of a location, ready to change. */
export const showLocalFacts = (register: Register) =>
  forCouncil(async (context) => page(fromSaved(await find(context, register), context.today), 200));

/** POST: appends what was typed; where somebody recorded other facts meanwhile, shows both and saves neither over the other. */
export const submitLocalFacts = (register: Register) =>
  forCouncil(async (context) => {
    const { tx, authority, scope, clock, today, body } = context;
    const found = await find(context, register);
    const { location, officers, history } = found;
    const { value, errors } = parseLocalFactForm(
      body,
      new Set(officers.map((officer) => officer.officerId)),
      today,
    );
    if (errors !== undefined) return page(fromSubmitted(found, today, body, errors), 400);
    const fact = {
      ...value.values,
      factId: newId(clock),
      authorityId: authority.authorityId,
      locationId: location.locationId,
      validFrom: value.validFrom,
      recordedBy: scope.actor,
    };
    if (await saveLocalFact(tx, fact, one(body, 'seen') || null)) {
      await tellFactsChanged(context, [location.locationId]);
      const flash = savedWords(location.name, value.validFrom, history, today);
      return { kind: 'redirect', to: paths.localFacts(location.locationId), flash };
    }
    const changed = [{ field: 'operational', message: messages.factsChanged }];
    return page(fromSubmitted(await find(context, register), today, body, changed, value.values), 409);
  });

async function find(context: CouncilContext, register: Register): Promise<Found> {
  const { tx } = context;
  const location = await locationOf(context, register);
  const officers = await fetchOfficers(tx);
  const localities = await fetchLocalities(tx);
  return { location, officers, localities, history: await fetchLocalFactHistory(tx, location.locationId) };
}

function page(model: LocalFactPageModel, status: number): Reply {
  const { location, errors } = model;
  return {
    kind: 'page',
    title: `Local facts: ${location.name}`,
    about: 'local-facts',
    status,
    errors,
    back: { text: location.name, href: paths.service(location.locationId) },
    view: h(LocalFactsPage, model),
  };
}
