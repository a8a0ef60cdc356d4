import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchOfficers } from '../../queries/fetch-officers.ts';
import { saveNewOfficer, saveOfficerActive } from '../../queries/save-officer.ts';
import { paths } from '../../routes.ts';
import { parseOfficerForm } from './form.ts';
import { OfficersPage } from './view.tsx';

/** GET: the officers, and a form to add one. */
export async function showOfficers({ tx, authority }: RequestContext): Promise<Reply> {
  if (authority === null) return { kind: 'redirect', to: paths.setUp() };
  return page(await fetchOfficers(tx), { name: '', email: '' }, []);
}

/** POST: adds an officer. */
export async function submitOfficer({ tx, authority, clock, body }: RequestContext): Promise<Reply> {
  if (authority === null) return { kind: 'redirect', to: paths.setUp() };
  const typed = { name: one(body, 'name'), email: one(body, 'email') };
  const { value, errors } = parseOfficerForm(body);
  if (errors !== undefined) return page(await fetchOfficers(tx), typed, errors);
  const added = await saveNewOfficer(tx, {
    officerId: newId(clock),
    authorityId: authority.authorityId,
    ...value,
  });
  if (added) return { kind: 'redirect', to: paths.officers(), flash: `${value.name} was added.` };
  return page(await fetchOfficers(tx), typed, [
    { field: 'name', message: messages.officerNameTaken(value.name) },
  ]);
}

/** POST: marks an officer as having left, or as back. */
export async function submitOfficerActive({ tx, params, body }: RequestContext): Promise<Reply> {
  if (!(await saveOfficerActive(tx, params.officerId ?? '', one(body, 'active') === 'yes')))
    throw new NotFound('such officer');
  return { kind: 'redirect', to: paths.officers() };
}

function page(
  officers: Awaited<ReturnType<typeof fetchOfficers>>,
  typed: { name: string; email: string },
  errors: FieldError[],
): Reply {
  return {
    kind: 'page',
    title: 'Officers',
    width: 'full',
    about: 'teams',
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(OfficersPage, { officers, typed, errors }),
  };
}
