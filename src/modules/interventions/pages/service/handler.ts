import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { ACT } from '../../parts/may-act.ts';
import { fetchOfService } from '../../queries/fetch-of-service.ts';
import { paths } from '../../routes.ts';
import { KIND_NAMES, KINDS, type Kind } from '../../rules/protocol.ts';
import { startIntervention } from '../../start-intervention.ts';
import { ServicePage } from './view.tsx';

const LONGEST_WHY = 500;

type Found = NonNullable<Awaited<ReturnType<typeof fetchOfService>>> & { locationId: string };

/** GET /services/:locationId/interventions: all of a service, and a form to start one. */
export const showOfService = forCouncil(async (context) => page(context, await find(context), {}, []));

/** POST: starts one by hand. */
export const submitOfService = forCouncil(async (context) => {
  const service = await find(context);
  const { tx, clock, authority, body } = context;
  const { value, errors } = parse(body, service);
  if (errors !== undefined) return page(context, service, body, errors);
  const started = await startIntervention(tx, { clock, authorityId: authority.authorityId }, {
    locationId: service.locationId,
    trigger: 'hand',
    colour: service.rag,
    causeKey: `hand ${newId(clock)}`,
    words: value.why,
    kind: value.kind,
  }); // prettier-ignore
  const name = KIND_NAMES[value.kind];
  if (started === null || !started.isNew) {
    const clash = [{ field: 'kind', message: messages.alreadyRunning(name) }];
    return page(context, await find(context), body, clash, 409);
  }
  const flash = `${name} at ${service.name} was started.`;
  return { kind: 'redirect', to: paths.one(started.interventionId), flash };
});

function parse(
  body: Fields,
  service: Found,
): { value: { kind: Kind; why: string }; errors?: undefined } | { errors: FieldError[]; value?: undefined } {
  const errors: FieldError[] = [];
  const kind = KINDS.find((known) => known === field(body, 'kind'));
  if (kind === undefined) errors.push({ field: 'kind', message: messages.kindMissing });
  else if (
    service.rows.some((row) => row.kind === kind && (row.state === 'open' || row.state === 'proposed'))
  )
    errors.push({ field: 'kind', message: messages.alreadyRunning(KIND_NAMES[kind]) });
  const why = field(body, 'why');
  if (why === '' || why.length > LONGEST_WHY) errors.push({ field: 'why', message: messages.whyMissing });
  return errors.length > 0 || kind === undefined ? { errors } : { value: { kind, why } };
}

async function find({ tx, params, today }: CouncilContext): Promise<Found> {
  const locationId = params.locationId ?? '';
  const found = await fetchOfService(tx, locationId, today);
  if (found === null) throw new NotFound(`service with the id ${locationId.slice(0, 60)}`);
  return { ...found, locationId };
}

function page(
  { may }: CouncilContext,
  service: Found,
  fields: Fields,
  errors: FieldError[],
  status = 400,
): Reply {
  return {
    kind: 'page',
    title: `Interventions: ${service.name}`,
    width: 'full',
    about: 'interventions',
    status: errors.length === 0 ? 200 : status,
    errors,
    back: { text: service.name, href: paths.service(service.locationId) },
    view: h(ServicePage, { ...service, fields, errors, acts: may(ACT) }),
  };
}
