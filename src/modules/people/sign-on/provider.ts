import {
  allowInsecureRequests,
  buildEndSessionUrl,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from 'openid-client';
import type { Clock } from '../../../platform/clock/index.ts';
import type { SignOn } from '../queries/fetch-sign-on.ts';
import { isLoopback, isPermitted } from './issuer-address.ts';
import { SignOnTrouble, troubleOf } from './trouble.ts';

/** A provider that takes longer is treated as away: a person waits. */
export const TIMEOUT_SECONDS = 5;
/** What a provider says of itself is believed so long without asking again. */
const REMEMBERED_MS = 15 * 60_000;
const MOST_REMEMBERED = 100;
/** Our clock and the provider's may differ by so much. */
const TOLERANCE_SECONDS = 30;
/** Signatures that only the provider can make. A shared secret or none at all proves nothing. */
export const ASYMMETRIC = [
  'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519',
]; // prettier-ignore

/** One process asks each provider once, however many people sign in. */
const remembered = new Map<string, { until: number; metadata: Promise<ServerMetadata> }>();

/**
 * What a provider says of itself (its discovery document), asked at most every quarter of an hour.
 * @throws SignOnTrouble where it does not answer in time, answers nonsense, or says that it is somebody else
 */
export async function discover(
  issuer: string,
  clock: Clock,
  { again = false, timeoutSeconds = TIMEOUT_SECONDS } = {},
): Promise<ServerMetadata> {
  const now = clock.now().getTime();
  const known = remembered.get(issuer);
  if (!again && known !== undefined && known.until > now) return known.metadata;
  const metadata = ask(issuer, timeoutSeconds);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(issuer, { until: now + REMEMBERED_MS, metadata });
  try {
    return await metadata;
  } catch (error) {
    // A failure is not remembered: the next person asks anew.
    if (remembered.get(issuer)?.metadata === metadata) remembered.delete(issuer);
    throw error;
  }
}

async function ask(issuer: string, timeout: number): Promise<ServerMetadata> {
  const { env } = process;
  if (!isPermitted(issuer, env.SIGN_ON_ISSUERS))
    throw new SignOnTrouble(
      'misconfigured',
      'the operator of this server does not permit it (SIGN_ON_ISSUERS)',
    );
  try {
    const execute = isLoopback(issuer) ? [allowInsecureRequests] : [];
    const found = await discovery(new URL(issuer), 'amberley', undefined, undefined, { timeout, execute });
    const { supportsPKCE: _helper, ...metadata } = found.serverMetadata();
    // The library lets two addresses of Microsoft's answer for every tenant; we want to know whose people these are.
    if (metadata.issuer !== issuer && metadata.issuer !== `${issuer}/`)
      throw new SignOnTrouble('misconfigured', `it says that its issuer is ${metadata.issuer}`);
    const signatures = metadata.id_token_signing_alg_values_supported ?? ['RS256'];
    return {
      ...metadata,
      id_token_signing_alg_values_supported: signatures.filter((each) => ASYMMETRIC.includes(each)),
    };
  } catch (error) {
    throw troubleOf(error, 'discovery');
  }
}

/**
 * The client of a council at its provider, for one sign-in: keys are fetched anew with it, so that one that was withdrawn
 * is believed no longer, and a new one at once.
 * @throws SignOnTrouble where the provider cannot be asked, or the environment has no secret of that name
 */
export async function clientOf(
  signOn: Pick<SignOn, 'issuer' | 'clientId' | 'secretSetting'>,
  clock: Clock,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Configuration> {
  const secret = secretOf(signOn.secretSetting, env);
  if (secret === undefined)
    throw new SignOnTrouble('misconfigured', `the server's environment has no ${signOn.secretSetting}`);
  const metadata = await discover(signOn.issuer, clock);
  if (metadata.issuer !== signOn.issuer)
    throw new SignOnTrouble('misconfigured', `its issuer is ${metadata.issuer}, not ${signOn.issuer}`);
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const prove = methods.includes('client_secret_post') ? ClientSecretPost : ClientSecretBasic;
  const client = new Configuration(
    metadata,
    signOn.clientId,
    { [clockTolerance]: TOLERANCE_SECONDS },
    prove(secret),
  );
  client.timeout = TIMEOUT_SECONDS;
  // The token comes to us directly, over TLS; its signature is checked all the same.
  enableNonRepudiationChecks(client);
  if (isLoopback(signOn.issuer)) allowInsecureRequests(client);
  return client;
}

/**
 * Where a person signs out of the provider itself; null where it has no such place, or does not answer. No token of theirs is
 * kept, so that the provider may ask them whether they mean it.
 */
export async function endSessionAddress(
  signOn: Pick<SignOn, 'issuer' | 'clientId' | 'secretSetting'>,
  clock: Clock,
  backTo: string,
): Promise<string | null> {
  try {
    const client = await clientOf(signOn, clock);
    if (client.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(client, { post_logout_redirect_uri: backTo }).href;
  } catch (error) {
    if (error instanceof SignOnTrouble || error instanceof ClientError || error instanceof TypeError)
      return null;
    throw error;
  }
}

/** The client's secret, which is nowhere but in the environment; undefined where it is not set. */
export function secretOf(
  setting: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const secret = env[setting]?.trim();
  return secret === '' ? undefined : secret;
}
