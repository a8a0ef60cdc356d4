import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { tellFactsChanged } from '../../facts-changed.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { locationOf, type LocationFacts, type Register } from '../../parts/register.ts';
import { fetchEnforcementKinds } from '../../queries/fetch-enforcement-kinds.ts';
import { fetchEnforcements } from '../../queries/fetch-enforcements.ts';
import { saveEnforcement, saveEnforcements } from '../../queries/save-enforcements.ts';
import { paths } from '../../routes.ts';
import { parseEnforcementForm } from './form.ts';
import { editModel, listModel } from './presenter.ts';
import { EnforcementEditPage, EnforcementPage } from './view.tsx';

/** GET: enforcement on a location, and a form to add to it. */
export const showEnforcements = (register: Register) =>
  forCouncil(async (context) => {
    const { location, kinds, entries } = await find(context, register);
    return page(location, 'Enforcement', h(EnforcementPage, listModel(location, entries, kinds, undefined)));
  });

/** POST: adds an entry. */
export const submitNewEnforcement = (register: Register) =>
  forCouncil(async (context) => {
    const { tx, authority, clock, today, body } = context;
    const { location, kinds, entries } = await find(context, register);
    const { value, errors } = parseEnforcementForm(body, new Set(kinds.map(({ kind }) => kind)), today);
    if (errors !== undefined) {
      const model = listModel(location, entries, kinds, { fields: body, errors });
      return page(location, 'Enforcement', h(EnforcementPage, model), errors, 400);
    }
    const { locationId } = location;
    await saveEnforcements(tx, [
      { ...value, enforcementId: newId(clock), authorityId: authority.authorityId, locationId },
    ]);
    await tellFactsChanged(context, [locationId]);
    return {
      kind: 'redirect',
      to: paths.enforcements(locationId),
      flash: `${value.kind} was added for ${location.name}.`,
    };
  });

/** GET: one entry, ready to change or to lift. */
export const showEnforcement = (register: Register) =>
  forCouncil(async (context) => {
    const { location, kinds, entry } = await findOne(context, register);
    return page(
      location,
      'Change enforcement',
      h(EnforcementEditPage, editModel(location, entry, kinds, undefined)),
    );
  });

/** POST: changes or lifts one entry, or shows what somebody else saved meanwhile. */
export const submitEnforcement = (register: Register) =>
  forCouncil(async (context) => {
    const { tx, today, body } = context;
    const { location, kinds, entry } = await findOne(context, register);
    const { value, errors } = parseEnforcementForm(body, new Set(kinds.map(({ kind }) => kind)), today);
    const version = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
    if (value !== undefined && (await saveEnforcement(tx, entry.enforcementId, version, value))) {
      await tellFactsChanged(context, [location.locationId]);
      return {
        kind: 'redirect',
        to: paths.enforcements(location.locationId),
        flash: `${value.kind} was saved.`,
      };
    }
    const clashed = errors === undefined;
    const told = errors ?? [{ field: 'kind', message: messages.enforcementChanged }];
    const model = editModel(location, entry, kinds, { fields: body, errors: told, clashed });
    return page(location, 'Change enforcement', h(EnforcementEditPage, model), told, clashed ? 409 : 400);
  });

async function find(context: CouncilContext, register: Register) {
  const location = await locationOf(context, register);
  const kinds = await fetchEnforcementKinds(context.tx);
  return { location, kinds, entries: await fetchEnforcements(context.tx, location.locationId) };
}

async function findOne(context: CouncilContext, register: Register) {
  const found = await find(context, register);
  const entry = found.entries.find(({ enforcementId }) => enforcementId === context.params.enforcementId);
  if (entry === undefined) throw new NotFound('such entry of enforcement for this service');
  return { ...found, entry };
}

type Page = Extract<Reply, { kind: 'page' }>;

function page(
  location: LocationFacts & { locationId: string },
  title: string,
  view: Page['view'],
  errors: FieldError[] = [],
  status = 200,
): Reply {
  return {
    kind: 'page',
    title: `${title}: ${location.name}`,
    about: 'enforcement',
    status,
    errors,
    back: { text: location.name, href: paths.service(location.locationId) },
    view,
  };
}
