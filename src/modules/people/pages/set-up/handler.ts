import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { enterAuthority } from '../../../../platform/db/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchLocalAuthorities } from '../../queries/fetch-local-authorities.ts';
import { saveNewAuthority } from '../../queries/save-authority.ts';
import { COUNCIL_CHANGED } from '../../rules/council-changed.ts';
import { parseAuthorityForm } from '../../rules/authority-form.ts';
import { paths } from '../../routes.ts';
import { fromSaved, fromSubmitted } from '../council/presenter.ts';
import { SetUpPage } from './view.tsx';

/** GET: the first page of a new installation. */
export async function showSetUp({ tx, authority }: RequestContext): Promise<Reply> {
  if (authority !== null) return { kind: 'redirect', to: paths.council() };
  const values = fromSaved(undefined, await fetchLocalAuthorities(tx));
  return {
    kind: 'page',
    title: 'Set up your council',
    about: 'council',
    view: h(SetUpPage, { values, errors: [] }),
  };
}

/** POST: makes the council and goes on to importing data. Row-level security takes the new council's id first. */
export async function submitSetUp({ tx, clock, authority, body, enqueue }: RequestContext): Promise<Reply> {
  if (authority !== null) return { kind: 'redirect', to: paths.council() };
  const { value, errors } = parseAuthorityForm(body);
  if (errors !== undefined) {
    const values = fromSubmitted(body, await fetchLocalAuthorities(tx), 0);
    const view = h(SetUpPage, { values, errors });
    return { kind: 'page', status: 400, title: 'Set up your council', errors, about: 'council', view };
  }
  const authorityId = newId(clock);
  await enterAuthority(tx, authorityId);
  await saveNewAuthority(tx, { authorityId, isDemonstration: false, ...value });
  // CQC's data may be there already, imported by a command.
  await enqueue(COUNCIL_CHANGED, {}, authorityId);
  return { kind: 'redirect', to: '/import', flash: `${value.name} is set up. Next, load CQC's data.` };
}
