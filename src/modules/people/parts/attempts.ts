import type { RequestContext } from '../../../platform/web/index.ts';
import { fetchAttempts } from '../queries/fetch-attempts.ts';
import { saveAttempt, saveAttemptRight } from '../queries/save-attempt.ts';
import { bucketsOf, levelNow, waitMs, type Attempted } from '../rules/throttle.ts';
import { deviceOf } from './devices.ts';

type Context = Pick<RequestContext, 'db' | 'clock' | 'secrets' | 'client' | 'cookies' | 'origin'>;

/** What became of asking whether somebody may try. */
export type Admission =
  | {
      admitted: true;
      /** How many failures the account's bucket now counts, this attempt among them. */
      failures: number;
      /** To be called where the attempt was right, before anybody is signed in. Never inside a transaction. */
      right(): Promise<void>;
    }
  | { admitted: false; waitSeconds: number };

const MOST_TRIES = 5;
const SOON: Admission = { admitted: false, waitSeconds: 1 };

/**
 * Counts an attempt before it is checked, so that of many at once each is counted; or says how long to wait. The same for an
 * e-mail address without an account. Never inside a transaction.
 */
export async function admit(
  context: Context,
  attempted: Attempted,
  who: { email: string; accountId: string | undefined },
): Promise<Admission> {
  const { db, clock, secrets, client } = context;
  const account = secrets.pseudonym(who.email.trim().toLowerCase(), 'attempts');
  const device = deviceOf(context, who.accountId);
  const buckets = bucketsOf({ attempted, account, device, address: client.address });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const now = clock.now();
    const kept = await fetchAttempts(
      db.owner,
      buckets.map(({ key }) => key),
    );
    const wait = Math.max(...buckets.map(({ key, pace }) => waitMs(kept.get(key), pace, now)));
    if (wait > 0) return { admitted: false, waitSeconds: Math.ceil(wait / 1000) };
    const counted = buckets.map(({ key, pace }) => ({
      bucket: key,
      before: kept.get(key),
      level: levelNow(kept.get(key), pace, now) + 1,
    }));
    if (await saveAttempt(db.owner, counted, now)) {
      const how = device === null ? 'one less' : 'emptied';
      const keys = buckets.map(({ key }) => key);
      const right = () => saveAttemptRight(db.owner, keys, how, clock.now());
      return { admitted: true, failures: Math.floor(counted[0]?.level ?? 0), right };
    }
  }
  return SOON;
}
