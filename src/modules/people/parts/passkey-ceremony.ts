import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { RequestContext } from '../../../platform/web/index.ts';
import { findPasskey, type Passkey } from '../queries/find-passkey.ts';
import { saveChallengeUsed } from '../queries/save-challenge-used.ts';
import { parsePasskeyAnswer, type ChallengeUse } from '../rules/passkey.ts';
import type { Person } from './person-scope.ts';

type Context = Pick<RequestContext, 'origin' | 'secrets' | 'clock' | 'db'>;

const PURPOSE = 'passkey challenge';
/** How long a page with a challenge may lie open before its button is pressed. */
const CHALLENGE_MS = 15 * 60_000;

/** Ed25519, ES256 and RS256: what every authenticator has one of. Source: WebAuthn Level 3, 5.8.5 and COSE. */
const ALGORITHMS = [-8, -7, -257];

/** What a page gives the browser for a passkey: its options as JSON, and the challenge that comes back signed. */
export interface Ceremony {
  options: string;
  challenge: string;
}

/** Whether browsers make passkeys for the address that we are reached by: for a name, never for a bare network address. */
export function passkeysWork({ origin }: Pick<Context, 'origin'>): boolean {
  return isIP(rpId(origin).replace(/^\[|\]$/g, '')) === 0;
}

/** Begins adding a passkey, which must be one that signs in by itself; those that are there already are left out. */
export async function beginRegistration(
  context: Context,
  person: Person,
  known: readonly string[],
  council: string,
): Promise<Ceremony> {
  const options = await generateRegistrationOptions({
    rpName: council,
    rpID: rpId(context.origin),
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.accountId),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return ceremony(context, options, { use: 'add', accountId: person.accountId });
}

/** What a browser answered to `beginRegistration`, as a passkey to keep; undefined where it does not hold. */
export async function endRegistration(
  context: Context,
  person: Person,
  answer: { response: string; challenge: string },
): Promise<{ passkeyId: string; publicKey: string; counter: number } | undefined> {
  const challenge = openChallenge(context, answer.challenge, { use: 'add', accountId: person.accountId });
  const response = parsePasskeyAnswer<RegistrationResponseJSON>(answer.response);
  if (challenge === undefined || response === undefined) return undefined;
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge.challenge,
    expectedOrigin: context.origin,
    expectedRPID: rpId(context.origin),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ registrationInfo: undefined }));
  if (registrationInfo === undefined || !(await takeChallenge(context, challenge))) return undefined;
  const { id, publicKey, counter } = registrationInfo.credential;
  return { passkeyId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
}

/** Begins signing in by a passkey, any that the browser has for us; or proving it for one account. */
export async function beginAuthentication(
  context: Context,
  account: { accountId: string; passkeys: readonly string[] } | null,
): Promise<Ceremony> {
  const options = await generateAuthenticationOptions({
    rpID: rpId(context.origin),
    userVerification: 'required',
    ...(account === null ? {} : { allowCredentials: account.passkeys.map((id) => ({ id })) }),
  });
  return ceremony(context, options, { use: 'prove', accountId: account?.accountId ?? null });
}

/** Whose passkey answered to `beginAuthentication`, with its new counter; undefined where it does not hold. */
export async function endAuthentication(
  context: Context,
  accountId: string | null,
  answer: { response: string; challenge: string },
): Promise<{ passkey: Passkey; counter: number } | undefined> {
  const challenge = openChallenge(context, answer.challenge, { use: 'prove', accountId });
  const response = parsePasskeyAnswer<AuthenticationResponseJSON>(answer.response);
  if (challenge === undefined || response === undefined) return undefined;
  const passkey = await findPasskey(context.db.owner, response.id);
  if (passkey === undefined || (accountId !== null && passkey.accountId !== accountId)) return undefined;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge.challenge,
    expectedOrigin: context.origin,
    expectedRPID: rpId(context.origin),
    requireUserVerification: true,
    credential: {
      id: passkey.passkeyId,
      publicKey: Buffer.from(passkey.publicKey, 'base64url'),
      counter: passkey.counter,
    },
  }).catch(() => undefined);
  if (verified?.verified !== true || !(await takeChallenge(context, challenge))) return undefined;
  return { passkey, counter: verified.authenticationInfo.newCounter };
}

const rpId = (origin: string) => new URL(origin).hostname;

interface Challenge extends ChallengeUse {
  challenge: string;
  until: number;
}

/** The challenge travels with the page, signed, so that nobody's visit writes a row; it is written down when it is used. */
function ceremony(context: Context, options: { challenge: string }, use: ChallengeUse): Ceremony {
  const until = context.clock.now().getTime() + CHALLENGE_MS;
  const challenge: Challenge = { ...use, challenge: options.challenge, until };
  return {
    options: JSON.stringify(options),
    challenge: context.secrets.sign(JSON.stringify(challenge), PURPOSE),
  };
}

function openChallenge(context: Context, signed: string, wanted: ChallengeUse): Challenge | undefined {
  const text = context.secrets.verify(signed, PURPOSE);
  if (text === undefined) return undefined;
  const found = JSON.parse(text) as Challenge;
  const fits = found.use === wanted.use && found.accountId === wanted.accountId;
  return fits && found.until > context.clock.now().getTime() ? found : undefined;
}

const takeChallenge = ({ db, clock }: Context, { challenge, until }: Challenge) =>
  saveChallengeUsed(db.owner, challenge, new Date(until), clock.now());
