import type { Clock } from '../../../platform/clock/index.ts';
import type { PublishedKey } from './logout-token.ts';
import { discover, TIMEOUT_SECONDS } from './provider.ts';
import { SignOnTrouble, troubleOf } from './trouble.ts';

/** Keys are asked anew after this time, or sooner where a token names one that we do not know. */
const REMEMBERED_MS = 5 * 60_000;
/** And no more often than this, because anybody may send us a token that names a key nobody has. */
const AT_LEAST_MS = 30_000;
const MOST_REMEMBERED = 100;
const MOST_KEYS = 50;

const remembered = new Map<string, { at: number; keys: Promise<PublishedKey[]> }>();

/**
 * The keys that a provider signs with. `unknown`: a token names a key that is not among those remembered.
 * @throws SignOnTrouble where it does not answer
 */
export async function publishedKeys(issuer: string, clock: Clock, unknown = false): Promise<PublishedKey[]> {
  const now = clock.now().getTime();
  const known = remembered.get(issuer);
  if (known !== undefined && now - known.at < (unknown ? AT_LEAST_MS : REMEMBERED_MS)) return known.keys;
  const keys = ask(issuer, clock);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(issuer, { at: now, keys });
  try {
    return await keys;
  } catch (error) {
    if (remembered.get(issuer)?.keys === keys) remembered.delete(issuer);
    throw error;
  }
}

async function ask(issuer: string, clock: Clock): Promise<PublishedKey[]> {
  const { jwks_uri } = await discover(issuer, clock);
  if (jwks_uri === undefined) throw new SignOnTrouble('misconfigured', 'it publishes no keys');
  try {
    const signal = AbortSignal.timeout(TIMEOUT_SECONDS * 1000);
    const answer = await fetch(jwks_uri, { redirect: 'error', signal });
    if (!answer.ok) throw new SignOnTrouble('unreachable', `its keys came with HTTP status ${answer.status}`);
    const { keys } = (await answer.json()) as { keys?: unknown };
    if (!Array.isArray(keys)) throw new SignOnTrouble('misconfigured', 'its keys are no list');
    return keys.slice(0, MOST_KEYS).filter((key) => typeof key === 'object' && key !== null);
  } catch (error) {
    throw troubleOf(error, 'discovery');
  }
}
