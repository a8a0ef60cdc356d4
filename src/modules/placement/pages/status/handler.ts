import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, isLocationId, type CouncilContext } from '../../../market/index.ts';
import { decidePlacing } from '../../decide-placing.ts';
import { messages } from '../../messages.ts';
import { fetchDecisions } from '../../queries/fetch-decisions.ts';
import { findPlacedService } from '../../queries/find-placed-service.ts';
import { saveTold } from '../../queries/save-told.ts';
import { paths } from '../../routes.ts';
import { PLACING_WORDS } from '../../rules/placing-state.ts';
import { parsePlacingForm, parseToldForm } from './form.ts';
import { presentPlacing, type Submitted } from './presenter.ts';
import { PlacingPage } from './view.tsx';

/** GET: how placements at a service stand, and every decision about them. */
export const showPlacing = forCouncil(async (context) => page(context, await find(context)));

/** POST: a decision about placements, or what somebody else decided meanwhile. */
export const submitPlacing = forCouncil(async (context) => {
  const found = await find(context);
  const { service, decisions } = found;
  const { today, body } = context;
  const { value, errors } = parsePlacingForm(body, today, decisions[0]?.state ?? 'open');
  if (errors !== undefined) return page(context, found, { form: 'decision', fields: body, errors });
  const saved = await decidePlacing(context, service, {
    ...value,
    follows: uuidOrNull(one(body, 'follows')),
    escalationId: uuidOrNull(one(body, 'escalation')),
  });
  if (!saved) {
    const clash = [{ field: 'state', message: messages.decidedMeanwhile }];
    return page(context, found, { form: 'decision', fields: body, errors: clash }, 409);
  }
  return {
    kind: 'redirect',
    to: paths.status(service.locationId),
    flash: `Placements at ${service.name}: ${PLACING_WORDS[value.state].name}. Note below who else was told.`,
  };
});

/** POST: notes who was told of a decision. */
export const submitTold = forCouncil(async (context) => {
  const found = await find(context);
  const decision = found.decisions.find(({ decisionId }) => decisionId === context.params.decisionId);
  if (decision === undefined) throw new NotFound('such decision about placements at this service');
  const { value, errors } = parseToldForm(context.body, context.today);
  if (errors !== undefined) return page(context, found, { form: 'told', fields: context.body, errors });
  await saveTold(context.tx, {
    ...value,
    toldId: newId(context.clock),
    authorityId: context.authority.authorityId,
    decisionId: decision.decisionId,
  });
  return { kind: 'redirect', to: paths.status(found.service.locationId), flash: 'Noted.' };
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const uuidOrNull = (text: string): string | null => (UUID.test(text) ? text : null);

async function find({ tx, params }: CouncilContext) {
  const locationId = params.locationId ?? '';
  const service = isLocationId(locationId) ? await findPlacedService(tx, locationId) : undefined;
  if (service === undefined) throw new NotFound(`service with the id ${locationId.slice(0, 60)}`);
  return { service, decisions: await fetchDecisions(tx, locationId) };
}

function page(
  { today, may, query }: CouncilContext,
  { service, decisions }: Awaited<ReturnType<typeof find>>,
  submitted?: Submitted,
  status = 400,
): Reply {
  const asked = {
    today,
    mayDecide: may('placement.decide'),
    escalation: one(query, 'escalation'),
    submitted,
  };
  return {
    kind: 'page',
    title: `Placements: ${service.name}`,
    about: 'placements-open-or-stopped',
    status: submitted === undefined ? 200 : status,
    errors: submitted?.errors,
    back: { text: service.name, href: paths.service(service.locationId) },
    view: h(PlacingPage, { model: presentPlacing(service, decisions, asked) }),
  };
}
