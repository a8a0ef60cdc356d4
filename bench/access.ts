import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { applicationOn, webServer } from '../src/app.ts';
import { loadDemonstration } from '../src/demonstration/index.ts';
import { fetchSession } from '../src/modules/people/index.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/db/types.ts';
import { onEachDatabase } from './support/each-database.ts';
import { signIn, type Headers } from '../tests/support/readers.ts';

/**
 * What permission and audit cost: pages of the demonstration as they are, and the same with the switch off, which leaves out the
 * look-up of the session (one is remembered) and the audit triggers. Asked in turn, so that what else the machine does weighs on
 * both.
 *
 *   npm run bench access [embedded|server]... (BENCH_ROUNDS, BENCH_DATABASE_URL)
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 60);
const WARM_UP = 5;
const BAR = 1.3;

interface Ground {
  db: Database;
  withAll: FastifyInstance;
  without: FastifyInstance;
  headers: Headers;
  locationId: string;
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function timed(app: FastifyInstance, url: string, headers: Headers, body?: string): Promise<number> {
  const began = performance.now();
  const answer = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  const expected = body === undefined ? 200 : 303;
  if (answer.statusCode !== expected)
    throw new Error(`${url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`);
  return performance.now() - began;
}

/** The trigger of the trail off or on again; as the owner of the table. */
async function trigger(db: Database, how: 'enable' | 'disable'): Promise<void> {
  await sql`alter table people.officer ${sql.raw(how)} trigger audit`.execute(db.owner);
}

async function compare(
  name: string,
  { db, withAll, without, headers }: Ground,
  url: string,
  body?: (n: number) => string,
) {
  const times = { withAll: [] as number[], without: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const full = await timed(withAll, url, headers, body?.(2 * round));
    if (body !== undefined) await trigger(db, 'disable');
    const bare = await timed(without, url, headers, body?.(2 * round + 1));
    if (body !== undefined) await trigger(db, 'enable');
    if (round < 0) continue;
    times.withAll.push(full);
    times.without.push(bare);
  }
  const [full, bare] = [median(times.withAll), median(times.without)];
  process.stdout.write(
    `  ${name}: median ${full.toFixed(1)} / ${bare.toFixed(1)} ms = ${(full / bare).toFixed(2)} x (bar ${BAR})\n`,
  );
}

async function prepare(db: Database, dataDir: string): Promise<Ground> {
  const { authorityId } = await loadDemonstration({ db, clock: systemClock, dataDir });
  const headers = await signIn({ db, clock: systemClock, authorityId });
  const config = { port: 0, host: '127.0.0.1', dataDir };
  const application = applicationOn(db, config, systemClock);
  const { app: withAll } = await webServer(application, { log: false });
  const token = headers.cookie.slice('amberley-session='.length);
  const known = await fetchSession(db.owner, token, systemClock.now());
  const { app: without } = await webServer(application, { log: false, findSession: async () => known });
  const found = await sql<{ id: string }>`
    select location_id as id from risk.assessment where authority_id = ${authorityId} order by score desc limit 1`.execute(
    db.owner,
  );
  return { db, withAll, without, headers, locationId: found.rows[0]!.id };
}

async function measure(db: Database, dataDir: string): Promise<void> {
  const ground = await prepare(db, dataDir);
  const page = `/services/${ground.locationId}`;
  process.stdout.write(`${db.kind}: with permission and audit / without\n`);
  await compare('Services page', ground, '/services');
  await compare('Service page', ground, page);
  await compare('My work', ground, '/my-work');
  await compare('adding an officer', ground, '/settings/officers', (n) => `name=Officer+${n + 1000}`);
  await ground.withAll.close();
  await ground.without.close();
}

await onEachDatabase('access', measure);
