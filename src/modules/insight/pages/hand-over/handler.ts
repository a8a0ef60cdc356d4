import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { handOverServices } from '../../../market/index.ts';
import { fetchOfficers, peoplePaths, type Officer } from '../../../people/index.ts';
import { fetchServicesToHandOver, type ServiceToHandOver } from '../../queries/fetch-hand-over.ts';
import { fieldOf, parseHandOver } from './form.ts';
import { HandOverPage } from './view.tsx';

interface Found {
  officer: Officer;
  /** Who can take over. */
  others: Officer[];
  services: ServiceToHandOver[];
}

/** GET: the services of an officer, and who is to take them over. */
export async function showHandOver(context: RequestContext): Promise<Reply> {
  return page(await find(context), {}, []);
}

/** POST: gives them to whoever was chosen, from today on. */
export async function submitHandOver(context: RequestContext): Promise<Reply> {
  const { tx, body, scope, clock, today } = context;
  const found = await find(context);
  const ids = new Set(found.others.map(({ officerId }) => officerId));
  const { value, errors } = parseHandOver(body, found.services, ids);
  if (errors !== undefined) return page(found, body, errors);
  const { officerId } = found.officer;
  const done = await handOverServices(tx, {
    officerId, today, to: value, authorityId: scope.authorityId!, recordedBy: scope.actor, newId: () => newId(clock),
  }); // prettier-ignore
  const left = found.services.length - done.length;
  const n = done.length === 1 ? '1 service was handed over' : `${done.length} services were handed over`;
  if (left === 0) return { kind: 'redirect', to: peoplePaths.workload(), flash: `${n}.` };
  return { kind: 'redirect', to: peoplePaths.handOver(officerId), flash: `${n}; ${left} still to go.` };
}

async function find({ tx, params, today }: RequestContext): Promise<Found> {
  const officers = await fetchOfficers(tx);
  const officer = officers.find(({ officerId }) => officerId === params.officerId);
  if (officer === undefined) throw new NotFound('such officer');
  const others = officers.filter((each) => each.active && each !== officer);
  return { officer, others, services: await fetchServicesToHandOver(tx, officer.officerId, today) };
}

function page({ officer, others, services }: Found, fields: Fields, errors: FieldError[]): Reply {
  const title = `Hand over the services of ${officer.name}`;
  const typed = (name: string) => one(fields, name);
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title,
    about: 'teams',
    back: { text: 'Workload', href: peoplePaths.workload() },
    errors,
    view: h(HandOverPage, {
      title,
      officer,
      officers: others.map(({ officerId, name }) => ({ value: officerId, text: name })),
      all: typed('all'),
      services: services.map((service) => ({
        ...service,
        field: fieldOf(service),
        to: typed(fieldOf(service)),
      })),
      errors,
    }),
  };
}
