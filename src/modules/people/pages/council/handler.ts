import { h } from 'preact';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchAuthority } from '../../queries/fetch-authority.ts';
import { fetchLocalAuthorities } from '../../queries/fetch-local-authorities.ts';
import { saveAuthority } from '../../queries/save-authority.ts';
import { areaDiffers, COUNCIL_CHANGED } from '../../rules/council-changed.ts';
import { parseAuthorityForm } from '../../rules/authority-form.ts';
import { paths } from '../../routes.ts';
import { fromSaved, fromSubmitted } from './presenter.ts';
import { CouncilPage } from './page.tsx';

/** GET: the council's details, ready to change. */
export async function showCouncil({ tx, authority }: RequestContext): Promise<Reply> {
  if (authority === null) return { kind: 'redirect', to: paths.setUp() };
  const values = fromSaved(await fetchAuthority(tx), await fetchLocalAuthorities(tx));
  return { kind: 'page', title: 'Council', about: 'council', view: h(CouncilPage, { values, errors: [] }) };
}

/** POST: saves them, or shows what was sent with what is wrong. */
export async function submitCouncil({ tx, authority, body, enqueue }: RequestContext): Promise<Reply> {
  if (authority === null) return { kind: 'redirect', to: paths.setUp() };
  const version = wholeNumber(one(body, 'version'), 0, 999_999_999) ?? 0;
  const parsed = parseAuthorityForm(body);
  if (parsed.value !== undefined && (await saveAuthority(tx, authority.authorityId, version, parsed.value))) {
    if (areaDiffers(authority.area, parsed.value.area)) await enqueue(COUNCIL_CHANGED, {});
    return { kind: 'redirect', to: paths.council(), flash: 'The council was saved.' };
  }
  const saved = await fetchAuthority(tx);
  const errors = parsed.errors ?? [{ field: 'name', message: messages.authorityChanged }];
  const values = fromSubmitted(body, await fetchLocalAuthorities(tx), saved?.version ?? version);
  return {
    kind: 'page',
    status: parsed.errors === undefined ? 409 : 400,
    title: 'Council',
    errors,
    about: 'council',
    view: h(CouncilPage, {
      values,
      errors,
      ...(parsed.errors === undefined && saved !== undefined ? { saved } : {}),
    }),
  };
}
