import type { RequestContext } from '../../../platform/web/index.ts';
import { savePasswordRehashed } from '../queries/save-account.ts';
import type { SignInAccount } from '../queries/find-sign-in.ts';
import { hashIsOld, hashPassword, passwordHolds } from '../rules/password-hash.ts';
import { TooBusy } from '../rules/password-queue.ts';
import type { Admission } from './attempts.ts';
import { scopeOf } from './person-scope.ts';

/** A hash that no password has: checking it costs what checking a real one does, so that nobody learns who has an account. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/**
 * Whether a password is that account's; false, after the same time, for no account. A right one is not counted as a failure, and
 * is hashed again where its hash is of a time when less cost was spent. Never inside a transaction.
 * @throws TooBusy where too many sign in at once; that is not counted either
 */
export async function checkPassword(
  { db }: Pick<RequestContext, 'db'>,
  admission: Admission & { admitted: true },
  account: SignInAccount | undefined,
  password: string,
): Promise<boolean> {
  const hash = account?.passwordHash ?? NOBODY;
  const holds = await passwordHolds(password, hash).catch(async (error: unknown) => {
    if (error instanceof TooBusy) await admission.right();
    throw error;
  });
  if (!holds || account === undefined) return false;
  await admission.right();
  if (hashIsOld(hash)) {
    const now = await hashPassword(password);
    await db.within(scopeOf(account), (tx) =>
      savePasswordRehashed(tx, account.accountId, { before: hash, now }),
    );
  }
  return true;
}
