import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { addPasskey, addTotp, makeRecoveryCodes, type Added } from '../../parts/add-second-factor.ts';
import { beginRegistration, passkeysWork } from '../../parts/passkey-ceremony.ts';
import { RecoveryCodesPage } from '../../parts/recovery-codes-page.tsx';
import { totpSetUp } from '../../parts/totp-set-up.ts';
import { fetchMeans } from '../../queries/fetch-means.ts';
import { paths } from '../../routes.ts';
import { AddPasskeyPage, AuthenticatorPage, NewRecoveryCodesPage } from './second-factor-view.tsx';

const BACK = { text: 'Your account', href: paths.account() };

/** GET: where one sets up an authenticator app, in place of the one before. */
export const showAuthenticator = (context: RequestContext): Promise<Reply> => authenticatorPage(context);

/** POST: the app, proved by its first code. */
export async function submitAuthenticator(context: RequestContext): Promise<Reply> {
  const added = await addTotp(context, context.person!);
  if (added.error !== undefined) return authenticatorPage(context, added);
  return done(added, 'Your authenticator app is set up.');
}

/** GET: where one adds a passkey. */
export const showPasskey = (context: RequestContext): Promise<Reply> => passkeyPage(context);

/** POST: the passkey that the browser made. */
export async function submitPasskey(context: RequestContext): Promise<Reply> {
  const added = await addPasskey(context, context.person!);
  if (added.error !== undefined) return passkeyPage(context, added.error);
  return done(added, 'Your passkey is added.');
}

/** GET: before new recovery codes are made. */
export async function showRecoveryCodes(): Promise<Reply> {
  const view = h(NewRecoveryCodesPage, {});
  return { kind: 'page', title: 'Recovery codes', about: 'account', back: BACK, view };
}

/** POST: makes new recovery codes and shows them, once. */
export async function submitRecoveryCodes({ tx, clock, person }: RequestContext): Promise<Reply> {
  const codes = await makeRecoveryCodes(tx, clock, person!);
  return done({ codes }, 'Your new recovery codes are made; the ones before work no more.');
}

function done({ codes }: { codes: string[] | null }, words: string): Reply {
  if (codes === null) return { kind: 'redirect', to: paths.account(), flash: words };
  const view = h(RecoveryCodesPage, { codes, next: paths.account(), done: words });
  return { kind: 'page', title: 'Keep your recovery codes', about: 'account', view };
}

async function authenticatorPage(
  context: RequestContext,
  failed?: Added & { error: string },
): Promise<Reply> {
  const issuer = context.authority?.name ?? 'Amberley';
  const setUp = await totpSetUp(context, context.person!, issuer, failed?.secret);
  const errors = failed === undefined ? [] : [{ field: 'code', message: failed.error }];
  const status = errors.length > 0 ? 400 : 200;
  const view = h(AuthenticatorPage, { setUp, errors });
  const title = 'Set up an authenticator app';
  return { kind: 'page', title, status, errors, about: 'account', back: BACK, view };
}

async function passkeyPage(context: RequestContext, error?: string): Promise<Reply> {
  const { person, db, scope, authority } = context;
  const means = await db.within(scope, (tx) => fetchMeans(tx, person!.accountId));
  const known = means.flatMap(({ passkeyId }) => passkeyId ?? []);
  const passkey = passkeysWork(context)
    ? await beginRegistration(context, person!, known, authority?.name ?? 'Amberley')
    : null;
  const errors = error === undefined ? [] : [{ field: 'label', message: error }];
  const status = errors.length > 0 ? 400 : 200;
  const view = h(AddPasskeyPage, { passkey, errors });
  return { kind: 'page', title: 'Add a passkey', status, errors, about: 'account', back: BACK, view };
}
