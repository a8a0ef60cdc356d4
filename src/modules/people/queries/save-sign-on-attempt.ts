import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { tokenHash } from '../rules/tokens.ts';

/** A browser that was sent to the provider. */
export interface SignOnAttempt {
  authorityId: string;
  signOnId: string;
  purpose: 'sign-in' | 'again' | 'try';
  /** Who proves themselves again, or tries the settings; null for whoever signs in. */
  accountId: string | null;
  nonce: string;
  codeVerifier: string;
  /** Where the person was going. */
  next: string;
  createdAt: Date;
}

/** How long a person may take at their provider. */
export const ATTEMPT_SECONDS = 10 * 60;

/** Writes down a browser that is sent away, and forgets those of its council that never came back. */
export async function saveNewAttempt(
  tx: Tx,
  attempt: SignOnAttempt & { state: string; browser: string },
): Promise<void> {
  const { createdAt } = attempt;
  const expiresAt = new Date(createdAt.getTime() + ATTEMPT_SECONDS * 1000);
  await sql`delete from people.sign_on_attempt where expires_at <= ${createdAt}`.execute(tx);
  await sql`
    insert into people.sign_on_attempt (state_hash, browser_hash, authority_id, sign_on_id, purpose, account_id, nonce,
                                        code_verifier, next, created_at, expires_at)
    values (${tokenHash(attempt.state)}, ${tokenHash(attempt.browser)}, ${attempt.authorityId}, ${attempt.signOnId},
            ${attempt.purpose}, ${attempt.accountId}, ${attempt.nonce}, ${attempt.codeVerifier}, ${attempt.next},
            ${createdAt}, ${expiresAt})`.execute(tx);
}

/**
 * Takes the attempt of a state that came back to the browser it left from; undefined where there is none, or no longer. Only
 * one of two that ask at once gets it. Runs as the owner: the attempt itself says for which council it is.
 */
export async function saveAttemptTaken(
  owner: Tx,
  { state, browser, now }: { state: string; browser: string; now: Date },
): Promise<SignOnAttempt | undefined> {
  const taken = await sql<SignOnAttempt>`
    delete from people.sign_on_attempt
     where state_hash = ${tokenHash(state)} and browser_hash = ${tokenHash(browser)} and expires_at > ${now}
    returning authority_id as "authorityId", sign_on_id as "signOnId", purpose, account_id as "accountId", nonce,
              code_verifier as "codeVerifier", next, created_at as "createdAt"`.execute(owner);
  return taken.rows[0];
}
