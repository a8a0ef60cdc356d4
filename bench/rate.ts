import { sql } from 'kysely';
import { rateMarket } from '../src/modules/risk/jobs/rate-market.ts';
import { addDays, day, type Day } from '../src/kernel/calendar-day.ts';
import type { Tx } from '../src/platform/db/types.ts';
import { openTestDatabase, type TestDatabase } from '../tests/support/databases.ts';

/**
 * How fast the whole register is rated, as a ratio to one SQL aggregate over the same rows in the same run.
 * `node bench/rate.ts [embedded|server]...`: 57,000 made locations with 324,000 rating events.
 */
const LOCATIONS = 57_000;
const RATED = 54_000;
const TODAY = day('2026-11-16');
const RUNS = 9;

async function makeRegister(tx: Tx): Promise<void> {
  await sql`
    insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, registration_date,
      manager_registered, manager_absent_from, dormant)
    select '1-' || (100000000 + n * 7919 % 899999999), 'Made service ' || n, 'Social Care Org', 'Authority ' || n % 153,
           (array['Residential home', 'Home care', 'Nursing home', 'Supported living'])[1 + n % 4], 'Registered',
           date '2010-10-01' + (n * 31 % 5800), n % 9 > 0, case when n % 9 = 0 then date '2026-11-01' - (n % 500) end, n % 60 = 0
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

/** One aggregate over every location with all of its rating events: the rows that a rating rests on. */
async function aggregateOfRegister(tx: Tx): Promise<void> {
  await sql`
    select l.location_id, l.leading_category, count(e.rating), min(e.rating), max(e.report_date),
           max(e.report_date) filter (where e.key_question = 'Safe'), bool_and(e.assessed)
      from cqc.location l
      left join cqc.rating_event e on e.location_id = l.location_id and e.report_date <= ${TODAY}::date
     where (l.registration_date is null or l.registration_date <= ${TODAY}::date) and l.registration_status = 'Registered'
     group by l.location_id`.execute(tx);
}

/** One aggregate over every fact that a rating of today reads, in the table of standings that imports keep. */
async function aggregateOfFacts(tx: Tx): Promise<void> {
  await sql`
    select l.leading_category, count(*), min(l.registration_date), count(*) filter (where l.dormant), count(*) filter (where l.manager_registered),
           min(l.manager_absent_from), max(l.name), count(distinct s.rating), min(s.rated_on), count(s.not_rated_reason),
           count(s.previous_rating), max(s.previous_rated_on), max(s.safe), min(s.safe_on), count(*) filter (where s.safe_carried),
           max(s.well_led), min(s.well_led_on), count(*) filter (where s.well_led_carried), max(s.last_visited_on)
      from cqc.location l
      join cqc.standing s on s.location_id = l.location_id
     where (l.registration_date is null or l.registration_date <= ${TODAY}::date) and l.registration_status = 'Registered'
     group by l.leading_category`.execute(tx);
}

/** One aggregate over every rating event that a rating of a past day reads: the newest a location and question. */
async function aggregateOfEvents(tx: Tx, asAt: Day): Promise<void> {
  await sql`
    select newest.key_question, newest.rating, count(*), min(newest.report_date)
      from (select distinct on (e.location_id, e.key_question) e.key_question, e.rating, e.report_date
              from cqc.rating_event e
              join cqc.location l on l.location_id = e.location_id
             where e.rating is not null and e.report_date <= ${asAt}::date
             order by e.location_id, e.key_question, e.report_date desc) newest
     group by newest.key_question, newest.rating`.execute(tx);
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
  for (let i = 0; i < RUNS; i++) {
    for (const name of Object.keys(works) as K[]) {
      best[name] = Math.min(best[name] ?? Infinity, await time(works[name]));
    }
  }
  return best;
}

async function measure({ db, scope, authorityId }: TestDatabase): Promise<void> {
  await makeRegister(db.owner);
  await sql`analyze`.execute(db.owner);
  const inTransaction = (work: (tx: Tx) => Promise<unknown>) => () => db.within(scope, work);
  const rate = (asAt: Day, persist: boolean) =>
    inTransaction((tx) => rateMarket(tx, { authorityId, asAt, today: asAt > TODAY ? asAt : TODAY, persist }));
  const past = addDays(TODAY, -400);
  const first = await time(rate(TODAY, true));
  const best = await quickest({
    register: inTransaction(aggregateOfRegister),
    facts: inTransaction(aggregateOfFacts),
    today: rate(TODAY, false),
    again: rate(TODAY, true),
    events: inTransaction((tx) => aggregateOfEvents(tx, past)),
    past: rate(past, false),
  });
  const nextDay = await time(rate(addDays(TODAY, 1), true));
  const line = (name: string, ms: number, of: number, bar = '') =>
    process.stdout.write(
      `  ${name}: ${ms.toFixed(0)} ms, ${(ms / of).toFixed(2)} x its aggregate (${of.toFixed(0)} ms)${bar}\n`,
    );
  process.stdout.write(`${db.kind}: ${LOCATIONS} locations, ${RATED * 6} rating events\n`);
  line('rate all, today, of locations with their events', best.today, best.register, ' (bar 5)');
  line('rate all, today, of locations with their standing', best.today, best.facts, ' (bar 5)');
  line('rate all, a past day from the events', best.past, best.events);
  line('rate all and keep, for the first time (once)', first, best.facts);
  line('rate all and keep, nothing changed', best.again, best.facts);
  line('rate all and keep, the day after (once)', nextDay, best.facts);
  process.stdout.write(`  peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
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
