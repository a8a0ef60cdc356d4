import { newId } from '../../../../platform/clock/index.ts';
import { insertJob } from '../../../../platform/jobs/index.ts';
import type { RequestContext } from '../../../../platform/web/index.ts';
import { saveNewAccount, savePassword } from '../../queries/save-account.ts';
import { saveNewAuthority } from '../../queries/save-authority.ts';
import { saveNewSession } from '../../queries/save-session.ts';
import { saveSetUpLinkUsed } from '../../queries/find-set-up-link.ts';
import { COUNCIL_CHANGED } from '../../rules/council-changed.ts';
import type { SetUpLinkState } from '../../rules/set-up-link.ts';
import type { SetUp } from './form.ts';

type Made =
  { outcome: 'made'; token: string } | { outcome: Exclude<SetUpLinkState, 'good'> | 'e-mail taken' };

/** Undoes the transaction, and says why. */
class Undone extends Error {
  constructor(readonly outcome: Exclude<Made['outcome'], 'made'>) {
    super(outcome);
  }
}

/**
 * Uses the link up and makes the council, its first administrator and their session: all of it or nothing. Answers the
 * session's token, or why nothing was made.
 */
export async function makeCouncil(
  { db, clock, client }: Pick<RequestContext, 'db' | 'clock' | 'client'>,
  key: string,
  {
    council,
    person,
    authorityId,
    accountId,
    hash,
  }: SetUp & { authorityId: string; accountId: string; hash: string },
): Promise<Made> {
  const scope = { authorityId, actor: `${person.name} (${person.email})` };
  const ids = { authorityId, accountId };
  try {
    const token = await db.within(scope, async (tx) => {
      const state = await saveSetUpLinkUsed(tx, key, clock.now());
      if (state !== 'good') throw new Undone(state);
      await saveNewAuthority(tx, { authorityId, isDemonstration: false, ...council });
      const { name, email } = person;
      if (!(await saveNewAccount(tx, { ...ids, name, email, state: 'active', roles: ['administrator'] })))
        throw new Undone('e-mail taken');
      await savePassword(tx, { ...ids, credentialId: newId(clock), hash });
      // CQC's data may be there already, imported by a command.
      await insertJob(tx, newId(clock), scope, COUNCIL_CHANGED, {});
      return saveNewSession(tx, clock, { ...ids, stage: 'password', means: 'set-up link', client });
    });
    return { outcome: 'made', token };
  } catch (error) {
    if (error instanceof Undone) return { outcome: error.outcome };
    throw error;
  }
}
