import { sql } from 'kysely';
import { applicationOn, webServer } from '../src/app.ts';
import { hashPassword, saveNewAccount, savePassword } from '../src/modules/people/index.ts';
import { newId, systemClock } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/db/types.ts';
import { onEachDatabase } from './support/each-database.ts';

/**
 * How many people can sign in a second, beside its yardstick: argon2id by itself, as many at once. What is above 1 is everything else:
 * the form, throttling, the session, the trail.
 *
 *   npm run bench sign-in [embedded|server]... (BENCH_PEOPLE, BENCH_DATABASE_URL)
 */
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 120);
const AT_ONCE = 4;
const PASSWORD = 'a bench of oak by the water';

/** Runs the work for each number, some at once; answers how many a second. */
async function perSecond(work: (n: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const one = async () => {
    for (let n = next++; n < PEOPLE; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return PEOPLE / ((performance.now() - began) / 1000);
}

const emailOf = (n: number) => `person-${n}@bench.example`;

/** A demonstration council, whose people need no second factor. */
async function makePeople(db: Database): Promise<void> {
  const authorityId = newId();
  const hash = await hashPassword(PASSWORD);
  await db.within({ authorityId, actor: 'bench' }, async (tx) => {
    await sql`insert into people.authority (authority_id, name, is_demonstration) values (${authorityId}, 'Bench Council', true)`.execute(
      tx,
    );
    for (let n = 0; n < PEOPLE; n++) {
      const accountId = newId();
      const person = {
        accountId,
        authorityId,
        email: emailOf(n),
        name: `Person ${n}`,
        state: 'active' as const,
      };
      await saveNewAccount(tx, { ...person, roles: ['broker'] });
      await savePassword(tx, { credentialId: newId(), authorityId, accountId, hash });
    }
  });
}

async function measure(db: Database, dataDir: string): Promise<void> {
  await makePeople(db);
  const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, systemClock);
  const { app } = await webServer(application, { log: false });
  const signIn = async (n: number) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress: `10.0.${Math.floor(n / 250)}.${n % 250}`,
      headers: {
        host: '127.0.0.1:3000',
        cookie: 'amberley-before=bench',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ email: emailOf(n), password: PASSWORD, csrf: 'bench' }).toString(),
    });
    if (answer.statusCode !== 303)
      throw new Error(`${emailOf(n)} got ${answer.statusCode}: ${answer.body.slice(0, 300)}`);
  };
  const bare = await perSecond(async () => void (await hashPassword(PASSWORD)));
  const whole = await perSecond(signIn);
  process.stdout.write(
    `${db.kind}: argon2id alone ${bare.toFixed(1)} a second, sign-ins ${whole.toFixed(1)} a second: ${(bare / whole).toFixed(2)} x\n`,
  );
  await app.close();
}

await onEachDatabase('sign_in', measure);
