import { cookieName, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import type { SignOn } from '../../queries/fetch-sign-on.ts';
import { ATTEMPT_SECONDS, saveNewAttempt, type SignOnAttempt } from '../../queries/save-sign-on-attempt.ts';
import { newToken } from '../../rules/tokens.ts';
import { paths } from '../../routes.ts';
import { authorizationAddress, newSecrets } from '../../sign-on/exchange.ts';
import { clientOf } from '../../sign-on/provider.ts';
import { SignOnTrouble } from '../../sign-on/trouble.ts';
import { troublePage } from './trouble-page.ts';

const TOKEN = /^[\w-]{43}$/;

/** The cookie that only the browser has which was sent to a provider. */
const cookieOf = (origin: string) => cookieName('sign-on', origin.startsWith('https:'));

/** The token of this browser's sign-ins under way; undefined where it has none. */
export function browserOf({
  cookies,
  origin,
}: Pick<RequestContext, 'cookies' | 'origin'>): string | undefined {
  const token = cookies[cookieOf(origin)];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** Sends the browser to a council's provider, and writes down that it went. Talks to the provider before it writes. */
export async function sendToProvider(
  context: RequestContext,
  signOn: SignOn,
  attempt: Pick<SignOnAttempt, 'purpose' | 'accountId' | 'next'>,
): Promise<Reply> {
  const { db, clock, origin } = context;
  const { authorityId, signOnId } = signOn;
  const secrets = newSecrets();
  // Two tabs of one browser may be away at once: they share the cookie, and each has its own state.
  const browser = browserOf(context) ?? newToken();
  try {
    const to = await authorizationAddress(await clientOf(signOn, clock), secrets, {
      redirectUri: `${origin}${paths.signOnBack()}`,
      again: attempt.purpose === 'again',
    });
    await db.within({ authorityId, actor: 'single sign-on' }, (tx) =>
      saveNewAttempt(tx, { ...attempt, ...secrets, authorityId, signOnId, browser, createdAt: clock.now() }),
    );
    const cookie = { name: cookieOf(origin), value: browser, maxAge: ATTEMPT_SECONDS };
    return { kind: 'redirect', to, elsewhere: true, cookies: [cookie] };
  } catch (error) {
    if (error instanceof SignOnTrouble) return troublePage(error, signOn, attempt);
    throw error;
  }
}
