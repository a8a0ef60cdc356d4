import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Claims } from './claims.ts';
import { SignOnTrouble, troubleOf } from './trouble.ts';

/** What only we and the browser that we send away know of a sign-in. */
export interface Secrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** New secrets for one sign-in. */
export const newSecrets = (): Secrets => ({
  state: randomState(),
  nonce: randomNonce(),
  codeVerifier: randomPKCECodeVerifier(),
});

/** So long ago at most the person gave their password: any age will do, but whoever is asked this must tell the time of it. */
const ANY_AGE_SECONDS = 30 * 24 * 3600;

/** Where to send the browser: the code flow with PKCE. `again`: the provider must ask the person anew, whoever is signed in there. */
export async function authorizationAddress(
  client: Configuration,
  { state, nonce, codeVerifier }: Secrets,
  { redirectUri, again }: { redirectUri: string; again: boolean },
): Promise<string> {
  return buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(again ? { prompt: 'login', max_age: '0' } : { max_age: String(ANY_AGE_SECONDS) }),
  }).href;
}

const EARLY_MS = 60_000;
const OLD_MS = 10 * 60_000;

/**
 * The claims of whoever came back with a code. The library checks issuer (also the answer's own, RFC 9207), audience, nonce,
 * state, expiry, the code's PKCE and the token's signature; we, that the token is new.
 * @throws SignOnTrouble where any of it does not hold
 */
export async function claimsOf(
  client: Configuration,
  address: URL,
  { state, nonce, codeVerifier }: Secrets,
  clock: Clock,
): Promise<Claims> {
  try {
    const answer = await authorizationCodeGrant(client, address, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = answer.claims();
    if (claims === undefined) throw new SignOnTrouble('untrusted', 'it sent no ID token');
    const age = clock.now().getTime() - claims.iat * 1000;
    if (age < -EARLY_MS || age > OLD_MS)
      throw new SignOnTrouble('untrusted', 'its ID token was not made just now: do the clocks agree?');
    return claims;
  } catch (error) {
    throw troubleOf(error, 'answer');
  }
}
