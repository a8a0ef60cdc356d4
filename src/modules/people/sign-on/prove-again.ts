import { sql } from 'kysely';
import type { RequestContext } from '../../../platform/web/index.ts';
import type { SignOn } from '../queries/fetch-sign-on.ts';
import { findSignOnAccount } from '../queries/find-sign-on-account.ts';
import type { SignOnAttempt } from '../queries/save-sign-on-attempt.ts';
import { saveSessionProved } from '../queries/save-sign-on-session.ts';
import { readClaims, type Claims } from './claims.ts';
import { SignOnTrouble } from './trouble.ts';

/** Our clock and the provider's may differ by so much. */
const TOLERANCE_MS = 60_000;

/**
 * Notes that whoever is signed in has proved again who they are, and answers their session's new token. They must be the same
 * person here and there, and have given their proof since we asked for it: the time is compared with that moment and not with
 * now, because a second step may take a while.
 * @throws SignOnTrouble where they are not, or the provider does not say when
 */
export async function provedAgain(
  { db, clock, person, scope }: RequestContext,
  signOn: SignOn,
  attempt: SignOnAttempt,
  claims: Claims,
): Promise<string> {
  if (person === null || person.accountId !== attempt.accountId)
    throw new SignOnTrouble('spent', 'whoever asked is not signed in any more');
  const known = readClaims(claims, signOn);
  if (known.provedAt === null || known.provedAt.getTime() < attempt.createdAt.getTime() - TOLERANCE_MS)
    throw new SignOnTrouble('not proved', 'the claim auth_time is missing, or older than what was asked for');
  if (!signOn.requireAmr.every((each) => known.amr.includes(each)))
    throw new SignOnTrouble('not proved', 'the claim amr names no second step');
  return db.within(scope, async (tx) => {
    const { bySubject } = await findSignOnAccount(tx, { ...known, issuer: signOn.issuer });
    if (bySubject?.accountId !== person.accountId)
      throw new SignOnTrouble('somebody else', 'the subject is linked with another account, or with none');
    await sql`select platform.audit_event('proved again', 'people.account', ${person.accountId},
                                          '{"means": "single sign-on"}'::jsonb)`.execute(tx);
    return saveSessionProved(tx, person.sessionId, clock.now());
  });
}
