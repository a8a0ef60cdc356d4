import { loadavg } from 'node:os';
import { sql } from 'kysely';
import { addDays, day } from '../src/kernel/calendar-day.ts';
import { announcer, toNobody, type Announce } from '../src/platform/events/index.ts';
import type { Tx } from '../src/platform/db/types.ts';
import { houseListeners } from '../src/house.ts';
import { recordEvent } from '../src/modules/intelligence/index.ts';
import type { NewEvent } from '../src/modules/intelligence/rules/event.ts';
import { rateMarket } from '../src/modules/risk/jobs/rate-market.ts';
import { rateWhenHeard } from '../src/modules/risk/jobs/rate-when-heard.ts';
import { openTestDatabase, type TestDatabase } from '../tests/support/databases.ts';

/**
 * How fast 57,000 services with 1,000,000 entries of the log are rated, as a ratio to one SQL aggregate over the same
 * entries in the same run; and how much one more entry costs with all that follows from it, as a ratio to its plain insert.
 * `npm run bench rate-events [embedded|server]...`. Entries are spread evenly over `BENCH_EVENT_DAYS` days (default 365, so
 * that every one of them is inside the models' windows). `BENCH_LOCATIONS` and `BENCH_EVENTS` make it smaller, for a look at one entry.
 */
const LOCATIONS = Number(process.env.BENCH_LOCATIONS ?? 57_000);
const RATED = Math.floor((LOCATIONS * 54) / 57);
const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const EVENT_DAYS = Number(process.env.BENCH_EVENT_DAYS ?? 365);
const TODAY = day('2026-11-16');
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const SINGLE = 60;

async function makeRegister(tx: Tx): Promise<void> {
  await sql`
    insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date,
      manager_registered, manager_absent_from, dormant, beds, specialisms)
    select '1-' || (100000000 + n * 7919 % 899999999), 'Made service ' || n, 'Social Care Org', 'Authority ' || n % 153,
           (array['Residential home', 'Home care', 'Nursing home', 'Supported living'])[1 + n % 4], 'Registered',
           date '2010-10-01' + (n * 31 % 5800), n % 9 > 0, case when n % 9 = 0 then date '2026-11-01' - (n % 500) end, n % 60 = 0,
           case when n % 4 in (0, 2) then 5 + n % 90 end,
           case n % 2 when 0 then array['Dementia', 'Caring for adults over 65 yrs'] else array['Learning disabilities'] end
      from generate_series(1, ${LOCATIONS}::int) n`.execute(tx);
  await sql`
    insert into cqc.rating_event (location_id, service_group, key_question, report_date, rating, regime, source)
    select l.location_id, 'Overall', k.question, date '2026-10-01' - (l.n * 17 % 3300)::int,
           (array['Good', 'Good', 'Good', 'Requires improvement', 'Good', 'Outstanding', 'Good', 'Inadequate', 'Good', 'Good'])[1 + (l.n + k.place / 4 * (l.n % 3)) % 10],
           'inspection', 'bench'
      from (select location_id, row_number() over (order by location_id) as n from cqc.location) l
      cross join unnest(array['Overall', 'Safe', 'Effective', 'Caring', 'Responsive', 'Well-led']) with ordinality as k (question, place)
     where l.n <= ${RATED}::int`.execute(tx);
  await sql`insert into cqc.standing select * from cqc.standing_as_at(${TODAY}::date)`.execute(tx);
}

/** Entries of ten kinds, written without the trail of audit, which is not measured here. */
async function makeEvents(tx: Tx, authorityId: string): Promise<void> {
  await sql`alter table intelligence.event disable trigger user`.execute(tx);
  await sql`
    insert into intelligence.event (event_id, authority_id, location_id, kind, source, channel, occurred_on, received_on, severity,
      confidentiality, state, recorded_by)
    select gen_random_uuid(), ${authorityId}::uuid, '1-' || (100000000 + (1 + (n * 7907::bigint) % ${LOCATIONS}::int) * 7919 % 899999999),
           (array['safeguarding', 'complaint', 'feedback-adverse', 'visit', 'notifiable-incident', 'performance-form', 'whistleblowing',
                  'compliment', 'visit-concern', 'finance'])[1 + n % 10],
           'family', 'form', ${TODAY}::date - ((n * 31) % ${EVENT_DAYS}::int)::int, ${TODAY}::date - ((n * 31) % ${EVENT_DAYS}::int)::int,
           1 + (n / 7) % 5, case when n % 10 = 6 then 'whistleblower' else 'open' end, 'open', 'bench'
      from generate_series(1, ${EVENTS}::int) n`.execute(tx);
  await sql`alter table intelligence.event enable trigger user`.execute(tx);
}

/** What a spreadsheet would want of the same entries: how many of each, how bad, how new, and a weight that halves. */
async function aggregateOfEvents(tx: Tx): Promise<void> {
  await sql`
    select e.location_id, count(*), max(e.severity), max(e.received_on),
           count(*) filter (where e.kind = 'safeguarding' and e.severity >= 2 and e.received_on > ${TODAY}::date - 90),
           count(*) filter (where e.kind in ('complaint', 'feedback-adverse') and e.received_on > ${TODAY}::date - 180),
           sum(power(0.5::float8, (${TODAY}::date - e.received_on) / 60.0::float8) * e.severity)
      from intelligence.published_signal e
     where e.received_on <= ${TODAY}::date
     group by e.location_id`.execute(tx);
}

/** The least that can be asked: how many and how bad, straight from the table, which only its owner can do. */
async function leastAggregate(tx: Tx): Promise<void> {
  await sql`
    select location_id, count(*), max(severity), max(received_on) from intelligence.event group by location_id`.execute(
    tx,
  );
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The quickest of several runs of each, taken in turn, so that what else the machine does weighs on all alike. */
async function quickest<K extends string>(
  works: Record<K, () => Promise<unknown>>,
): Promise<Record<K, number>> {
  const best = {} as Record<K, number>;
  for (let i = 0; i < RUNS; i++)
    for (const name of Object.keys(works) as K[])
      best[name] = Math.min(best[name] ?? Infinity, await time(works[name]));
  return best;
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

/** Medians of one entry in a transaction of its own, with each announcer in turn. */
async function recordOne<K extends string>(
  { db, scope, clock, authorityId }: TestDatabase,
  announcers: Record<K, Announce>,
): Promise<Record<K, number>> {
  const { rows } = await sql<{ id: string }>`
    select location_id as id from cqc.location order by location_id limit ${SINGLE}`.execute(db.owner);
  const times = {} as Record<K, number[]>;
  for (const [n, { id }] of rows.entries())
    for (const name of Object.keys(announcers) as K[]) {
      const event = madeEvent(id, n);
      const took = await time(() =>
        db.within(scope, (tx) => recordEvent(tx, { authorityId, clock, announce: announcers[name] }, event)),
      );
      (times[name] ??= []).push(took);
    }
  return Object.fromEntries(Object.keys(times).map((name) => [name, median(times[name as K])])) as Record<
    K,
    number
  >;
}

function madeEvent(locationId: string, n: number): NewEvent {
  return {
    locationId,
    kind: n % 2 === 0 ? 'safeguarding' : 'complaint',
    source: 'family',
    channel: 'form',
    occurredOn: addDays(TODAY, -1),
    receivedOn: TODAY,
    severity: n % 3 === 0 ? 4 : 2,
    confidentiality: 'open',
    themes: [],
    peopleAffected: 1,
    reference: '',
    title: 'A concern made for a bench',
    account: 'Told by telephone.',
    identity: null,
    state: 'open',
  };
}

async function measure(test: TestDatabase): Promise<void> {
  const { db, scope, authorityId, clock } = test;
  await makeRegister(db.owner);
  await makeEvents(db.owner, authorityId);
  await sql`vacuum analyze`.execute(db.owner);
  const say = (line: string) => process.stdout.write(`  ${line}\n`);
  process.stdout.write(
    `${db.kind}: ${LOCATIONS} services, ${EVENTS} entries of the log in ${EVENT_DAYS} days\n`,
  );
  const rate = (persist: boolean) => () =>
    db.within(scope, (tx) => rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist }));
  const first = await time(rate(true));
  const best = await quickest({
    aggregate: () => db.within(scope, aggregateOfEvents),
    least: () => leastAggregate(db.owner),
    rate: rate(false),
    again: rate(true),
  });
  const line = (name: string, ms: number, of: number, bar = '') =>
    say(`${name}: ${ms.toFixed(0)} ms, ${(ms / of).toFixed(2)} x (${of.toFixed(0)} ms)${bar}`);
  line('rate all, to the aggregate', best.rate, best.aggregate, ' (bar 2)');
  line('rate all, to the least aggregate there is', best.rate, best.least);
  line('rate all and keep, nothing changed, to the aggregate', best.again, best.aggregate);
  line('rate all and keep, for the first time (once)', first, best.aggregate);
  const one = await recordOne(test, {
    plain: toNobody,
    risk: announcer([rateWhenHeard], clock, () => []),
    house: announcer(houseListeners(), clock, () => []),
  });
  const single = (name: string, ms: number) =>
    say(
      `${name}: ${ms.toFixed(1)} ms, ${(ms / one.plain).toFixed(2)} x the plain insert (${one.plain.toFixed(1)} ms) (bar 3)`,
    );
  single('one entry, and its proposed status', one.risk);
  single('one entry, and all that any room makes of it', one.house);
  say(
    `load of the machine ${loadavg()[0]!.toFixed(0)}, peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

const kinds = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['embedded', 'server'];
for (const kind of kinds) {
  if (kind !== 'embedded' && kind !== 'server')
    throw new Error(`"${kind}" is not a kind of database: use embedded or server`);
  const test = await openTestDatabase(kind, { area: [] });
  try {
    await measure(test);
  } finally {
    await test.close();
  }
}
