import { SecretUnreadable, type Secrets } from '../../../platform/secrets/index.ts';
import type { RequestContext } from '../../../platform/web/index.ts';
import { findTotp } from '../queries/find-totp.ts';
import { saveEvent } from '../queries/save-event.ts';
import { savePasskeyUsed } from '../queries/save-passkey.ts';
import { saveRecoveryCodeUsed } from '../queries/save-recovery-codes.ts';
import { saveTotpUsed } from '../queries/save-totp.ts';
import { looksLikeRecoveryCode, recoveryCodeHash } from '../rules/recovery-codes.ts';
import { totpStep } from '../rules/totp.ts';
import { endAuthentication } from './passkey-ceremony.ts';
import { scopeOf, type Person } from './person-scope.ts';
import type { Passkey } from '../queries/find-passkey.ts';

type Context = Pick<RequestContext, 'db' | 'clock' | 'secrets' | 'origin'>;

/** What an authenticator app's secret is sealed for. */
export const TOTP_PURPOSE = 'totp';

/** What a code was, where it was right. */
export type RightCode = { means: 'totp' } | { means: 'recovery code'; left: number };

/** Checks the code of an authenticator app, or a recovery code, and uses it up. Undefined where it is wrong. */
export async function useCode(
  { db, clock, secrets }: Context,
  person: Person,
  code: string,
): Promise<RightCode | undefined> {
  const { accountId } = person;
  return db.within(scopeOf(person), async (tx) => {
    if (looksLikeRecoveryCode(code)) {
      const left = await saveRecoveryCodeUsed(tx, accountId, recoveryCodeHash(code, accountId));
      if (left === undefined) return undefined;
      await saveEvent(tx, 'recovery code used', accountId, { left });
      return { means: 'recovery code', left };
    }
    const totp = await findTotp(tx, accountId);
    if (totp === undefined) return undefined;
    const secret = readSecret(secrets, totp.sealed);
    if (secret === undefined) return undefined;
    const step = totpStep(secret, code, clock.now(), totp.lastStep);
    if (step === undefined) return undefined;
    const sealed = secrets.seal(secret, TOTP_PURPOSE);
    return (await saveTotpUsed(tx, accountId, { step, sealed, now: clock.now() }))
      ? { means: 'totp' }
      : undefined;
  });
}

/** An app whose secret was sealed with a key that is gone fits no code; a recovery code still lets its person in. */
function readSecret(secrets: Secrets, sealed: string): string | undefined {
  try {
    return secrets.open(sealed, TOTP_PURPOSE);
  } catch (error) {
    if (error instanceof SecretUnreadable) return undefined;
    throw error;
  }
}

/** Checks what a passkey answered and writes its use down. Undefined where it does not hold, or is not of that account. */
export async function usePasskey(
  context: Context,
  accountId: string | null,
  answer: { response: string; challenge: string },
): Promise<Passkey | undefined> {
  const found = await endAuthentication(context, accountId, answer);
  if (found === undefined) return undefined;
  const { passkey, counter } = found;
  const used = await context.db.within(scopeOf(passkey), (tx) =>
    savePasskeyUsed(tx, passkey.credentialId, { before: passkey.counter, now: counter }, context.clock.now()),
  );
  return used ? passkey : undefined;
}
