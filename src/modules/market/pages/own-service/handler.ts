import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { COUNCIL_CHANGED } from '../../../people/index.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { fetchOwnLocationsOf } from '../../queries/fetch-own-locations.ts';
import { saveOwnLocation, saveOwnLocations } from '../../queries/save-own-locations.ts';
import { paths } from '../../routes.ts';
import type { OwnLocation } from '../../rules/own-location.ts';
import { parseOwnServiceForm } from './form.ts';
import { editModel, newModel, type OwnServiceModel } from './presenter.ts';
import { OwnServicePage } from './view.tsx';

/** GET: an empty form. */
export const showNewOwnService = forCouncil(async ({ authority }) => page(newModel(authority.area), 200));

/** POST: adds a service. */
export const submitNewOwnService = forCouncil(async ({ tx, authority, clock, today, body, enqueue }) => {
  const { value, errors } = parseOwnServiceForm(body, today);
  if (errors !== undefined) return page(newModel(authority.area, { fields: body, errors }), 400);
  const locationId = newId(clock);
  await saveOwnLocations(tx, [{ ...value, locationId, authorityId: authority.authorityId }]);
  await enqueue(COUNCIL_CHANGED, {});
  return { kind: 'redirect', to: paths.ownServices(), flash: `${value.name} was added.` };
});

/** GET: a service, ready to change or to close. */
export const showOwnService = forCouncil(async (context) =>
  page(editModel(await find(context), context.authority.area), 200),
);

/** POST: saves it, or shows what somebody else saved meanwhile. */
export const submitOwnService = forCouncil(async (context) => {
  const { tx, authority, today, body, enqueue } = context;
  const service = await find(context);
  const { value, errors } = parseOwnServiceForm(body, today);
  const version = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  if (value !== undefined && (await saveOwnLocation(tx, service.locationId, version, value))) {
    await enqueue(COUNCIL_CHANGED, {});
    return { kind: 'redirect', to: paths.ownServices(), flash: `${value.name} was saved.` };
  }
  const clashed = errors === undefined;
  const told = errors ?? [{ field: 'name', message: messages.ownLocationChanged }];
  return page(
    editModel(service, authority.area, { fields: body, errors: told, clashed }),
    clashed ? 409 : 400,
  );
});

async function find({ tx, params }: CouncilContext): Promise<OwnLocation> {
  const [found] = await fetchOwnLocationsOf(tx, [params.locationId ?? '']);
  if (found === undefined) throw new NotFound('such service among those that CQC does not register');
  return found;
}

function page(model: OwnServiceModel, status: number): Reply {
  return {
    kind: 'page',
    title: model.title,
    about: 'own-services',
    status,
    errors: model.errors,
    back: { text: "Services outside CQC's register", href: paths.ownServices() },
    view: h(OwnServicePage, model),
  };
}
