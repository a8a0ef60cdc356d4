import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, wholeNumber } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchSignOn, type SignOn } from '../../queries/fetch-sign-on.ts';
import { saveSignOn, secretIsTaken, type SignOnSettings } from '../../queries/save-sign-on.ts';
import { paths } from '../../routes.ts';
import { discover, secretOf } from '../../sign-on/provider.ts';
import { SignOnTrouble } from '../../sign-on/trouble.ts';
import { parseSignOn } from './form.ts';
import { addressesOf, fromSaved, fromSubmitted, stateOf, type SignOnForm } from './presenter.ts';
import { sendToProvider } from './send-to-provider.ts';
import { SignOnSettingsPage } from './view.tsx';

/** GET: how the council's people sign in by their own provider. */
export async function showSingleSignOn({ tx, authority, origin }: RequestContext): Promise<Reply> {
  if (authority === null) return { kind: 'redirect', to: paths.setUp() };
  const saved = await fetchSignOn(tx);
  return page(origin, saved, fromSaved(saved), []);
}

/** POST: asks the provider whether it is who it should be, then saves. */
export async function submitSingleSignOn(context: RequestContext): Promise<Reply> {
  const { db, scope, authority, body, origin, clock } = context;
  if (authority === null) return { kind: 'redirect', to: paths.setUp() };
  const version = wholeNumber(one(body, 'version'), 0, 999_999_999) ?? 0;
  const { value, errors } = await checked(context);
  const who = { signOnId: newId(clock), authorityId: authority.authorityId, version };
  const outcome =
    value === undefined ? errors : await db.within(scope, (tx) => saveSignOn(tx, who, value)).catch(asTaken);
  if (outcome === 'saved')
    return {
      kind: 'redirect',
      to: paths.singleSignOn(),
      flash: 'The settings of single sign-on were saved.',
    };
  const saved = await db.within(scope, fetchSignOn);
  const form = fromSubmitted(body, outcome === 'changed' ? (saved?.version ?? 0) : version);
  if (outcome === 'changed')
    return page(origin, saved, form, [{ field: 'name', message: messages.signOnChanged }], true);
  const taken = { field: 'secretSetting', message: messages.signOnSecretTaken(form.secretSetting) };
  return page(origin, saved, form, outcome === 'taken' ? [taken] : outcome);
}

/** GET: a test sign-in that shows what the provider says, and signs nobody in. */
export async function showTry(context: RequestContext): Promise<Reply> {
  const { db, scope, person } = context;
  const signOn = await db.within(scope, fetchSignOn);
  if (signOn === undefined || person === null) return { kind: 'redirect', to: paths.singleSignOn() };
  return sendToProvider(context, signOn, {
    purpose: 'try',
    accountId: person.accountId,
    next: paths.singleSignOn(),
  });
}

function asTaken(error: unknown): 'taken' {
  if (secretIsTaken(error)) return 'taken';
  throw error;
}

type Checked = { value: SignOnSettings; errors?: undefined } | { value?: undefined; errors: FieldError[] };

async function checked({ body, clock }: RequestContext): Promise<Checked> {
  const parsed = parseSignOn(body);
  if (parsed.errors !== undefined) return { errors: parsed.errors };
  const { value } = parsed;
  const errors: FieldError[] = [];
  if (value.enabled && secretOf(value.secretSetting) === undefined)
    errors.push({ field: 'secretSetting', message: messages.signOnSecretUnset(value.secretSetting) });
  try {
    // Its own way of writing its issuer is the one that tokens carry.
    const { issuer } = await discover(value.issuer, clock, { again: true });
    return errors.length > 0 ? { errors } : { value: { ...value, issuer } };
  } catch (error) {
    if (!(error instanceof SignOnTrouble)) throw error;
    const say = error.kind === 'unreachable' ? messages.signOnIssuerSilent : messages.signOnIssuerWrong;
    return { errors: [{ field: 'issuer', message: say(error.detail) }, ...errors] };
  }
}

function page(
  origin: string,
  saved: SignOn | undefined,
  form: SignOnForm,
  errors: FieldError[],
  changed = false,
): Reply {
  return {
    kind: 'page',
    title: 'Single sign-on',
    about: 'single-sign-on',
    status: changed ? 409 : errors.length > 0 ? 400 : 200,
    errors,
    back: { text: 'Settings', href: '/settings' },
    view: h(SignOnSettingsPage, {
      form,
      errors,
      state: stateOf(saved),
      canTry: saved !== undefined,
      addresses: addressesOf(origin),
      ...(changed && saved !== undefined ? { savedNow: saved } : {}),
    }),
  };
}
