import { newId } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { one } from '../../../platform/forms/index.ts';
import type { RequestContext } from '../../../platform/web/index.ts';
import { messages } from '../messages.ts';
import { fetchMeans } from '../queries/fetch-means.ts';
import { saveEvent } from '../queries/save-event.ts';
import { savePasskey } from '../queries/save-passkey.ts';
import { saveRecoveryCodes } from '../queries/save-recovery-codes.ts';
import { saveTotp } from '../queries/save-totp.ts';
import { browserWords } from '../rules/browser-words.ts';
import { passkeyLabel } from '../rules/passkey.ts';
import { newRecoveryCodes, recoveryCodeHash } from '../rules/recovery-codes.ts';
import { totpStep } from '../rules/totp.ts';
import { endRegistration } from './passkey-ceremony.ts';
import { scopeOf, type Person } from './person-scope.ts';
import { TOTP_PURPOSE } from './second-step.ts';
import { tellOfChange } from './tell-person.ts';
import { openTotpSetUp } from './totp-set-up.ts';

type Context = Pick<RequestContext, 'db' | 'clock' | 'secrets' | 'origin' | 'client' | 'body'>;

/** What became of adding a second factor: recovery codes where these are the person's first, or what is wrong. */
export type Added =
  | { codes: string[] | null; error?: undefined }
  | { error: string; /** The secret that the form brought back. */ secret?: string };

/** Adds the authenticator app that a form set up, where its first code is right. */
export async function addTotp(context: Context, person: Person): Promise<Added> {
  const { db, clock, secrets, body } = context;
  const secret = openTotpSetUp(context, person, one(body, 'setup'));
  if (secret === undefined) return { error: messages.setUpTooOld };
  const code = one(body, 'code');
  if (code === '') return { error: messages.codeMissing, secret };
  const step = totpStep(secret, code, clock.now(), 0);
  if (step === undefined) return { error: messages.setUpCodeWrong, secret };
  return db.within(scopeOf(person), async (tx) => {
    const sealed = secrets.seal(secret, TOTP_PURPOSE);
    await saveTotp(tx, { ...person, credentialId: newId(clock), sealed, step, now: clock.now() });
    return added(tx, context, person, { kind: 'authenticator app' });
  });
}

/** Adds the passkey that a browser has just made. */
export async function addPasskey(context: Context, person: Person): Promise<Added> {
  const { db, clock, body, client } = context;
  const answer = { response: one(body, 'response'), challenge: one(body, 'challenge') };
  const made = await endRegistration(context, person, answer);
  if (made === undefined) return { error: messages.passkeyFailed };
  const label = passkeyLabel(one(body, 'label'), browserWords(client.agent));
  return db.within(scopeOf(person), async (tx) => {
    const saved = await savePasskey(tx, { ...made, ...person, credentialId: newId(clock), label });
    if (!saved) return { error: messages.passkeyKnown };
    return added(tx, context, person, { kind: 'passkey', label });
  });
}

async function added(
  tx: Tx,
  { clock }: Context,
  person: Person,
  details: Record<string, string>,
): Promise<Added> {
  await saveEvent(tx, 'second factor added', person.accountId, details);
  const means = await fetchMeans(tx, person.accountId);
  const first = means.every(({ kind }) => kind !== 'recovery-code');
  // At the first one the person has only just come, by a link that was mailed to them.
  if (!first) await tellOfChange(tx, clock, person);
  return { codes: first ? await makeRecoveryCodes(tx, clock, person) : null };
}

/** Makes a person's recovery codes anew; they are shown once, and only hashes are kept. */
export async function makeRecoveryCodes(
  tx: Tx,
  clock: RequestContext['clock'],
  person: Person,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(code, person.accountId));
  await saveRecoveryCodes(tx, clock, person, hashes);
  await saveEvent(tx, 'recovery codes made', person.accountId, { codes: codes.length });
  return codes;
}
