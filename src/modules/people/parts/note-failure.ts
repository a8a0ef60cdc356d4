import { setTimeout as pause } from 'node:timers/promises';
import type { RequestContext } from '../../../platform/web/index.ts';
import { fetchAttempts } from '../queries/fetch-attempts.ts';
import { saveAttempt } from '../queries/save-attempt.ts';
import { saveEvent } from '../queries/save-event.ts';
import { TELL_AT } from '../rules/throttle.ts';
import { scopeOf, type Person } from './person-scope.ts';
import { tellOfFailures } from './tell-person.ts';

type Context = Pick<RequestContext, 'db' | 'clock' | 'secrets' | 'client'>;

const DAY_MS = 24 * 3_600_000;
/** Telling a person takes less; who has no account is not told, and nobody shall see that by the clock. */
const TELLING_MS = 250;

/**
 * Writes a failed attempt down: in the trail of the account's council or, for an address without an account, in the shared one, without
 * saying whose; the same work for both. How many there can be is bounded by the throttle. At the tenth in a row the person is told,
 * once a day.
 */
export async function noteFailure(
  context: Context,
  step: 'password' | 'second step',
  email: string,
  account: Person | undefined,
  failures: number,
): Promise<void> {
  const { db, client } = context;
  const scope =
    account === undefined
      ? { authorityId: null, actor: 'anonymous' }
      : { ...scopeOf(account), actor: 'anonymous' };
  const details = account === undefined ? { step } : { step, address: client.address };
  await db.within(scope, (tx) => saveEvent(tx, 'sign-in failed', account?.accountId ?? 'none', details));
  if (failures !== TELL_AT) return;
  await Promise.all([tellOnceADay(context, email, account, failures), pause(TELLING_MS)]);
}

async function tellOnceADay(
  { db, clock, secrets }: Context,
  email: string,
  account: Person | undefined,
  failures: number,
): Promise<void> {
  if (account === undefined) return;
  const bucket = `told ${secrets.pseudonym(email.toLowerCase(), 'attempts')}`;
  const before = (await fetchAttempts(db.owner, [bucket])).get(bucket);
  if (before !== undefined && clock.now().getTime() - before.at.getTime() < DAY_MS) return;
  const counted = { bucket, before, level: (before?.level ?? 0) + 1 };
  if (!(await saveAttempt(db.owner, [counted], clock.now()))) return;
  await db.within({ ...scopeOf(account), actor: 'system' }, (tx) =>
    tellOfFailures(tx, clock, account, failures),
  );
}
