import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Day } from '../../src/kernel/calendar-day.ts';
import { importFile } from '../../src/modules/cqc/index.ts';
import { rateMarket } from '../../src/modules/risk/jobs/rate-market.ts';
import { newId, type Clock } from '../../src/platform/clock/index.ts';
import { maintain } from '../../src/platform/db/index.ts';
import type { Database } from '../../src/platform/db/types.ts';
import { writeActiveLocations, writeLatestRatings } from './generate.ts';

const FILES = [
  { source: 'cqc-active', name: 'HSCA_Active_Locations.ods', write: writeActiveLocations },
  { source: 'cqc-ratings', name: 'Latest_ratings.ods', write: writeLatestRatings },
] as const;
/** The files know twenty councils; split so, they are about as many and as large as England's. */
const PARTS = 8;
/** The council of the measurements. */
export const COUNCIL_AREA = 'Oldham 1';

/** Imports the national files, written first where the folder has none, into a migrated empty database. */
export async function fillWithNationalData(
  db: Database,
  { folder, dataDir, clock }: { folder: string; dataDir: string; clock: Clock },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { source, name, write } of FILES) {
    const path = join(folder, name);
    if (!existsSync(path)) await write(path);
    const context = { db, dataDir, clock, scope: { authorityId: null, actor: 'bench' }, progress: () => {} };
    await importFile(context, { source, path });
  }
  await sql`update cqc.location
    set local_authority = local_authority || ' ' || 1 + right(location_id, 3)::int % ${PARTS}::int`.execute(
    db.owner,
  );
}

/** A council with its assessments, officers, facts recorded on its services, placements elsewhere and day services. */
export async function makeCouncil(db: Database, area: string[], today: Day): Promise<string> {
  const authorityId = newId();
  const scope = { authorityId, actor: 'bench' };
  await db.within(scope, async (tx) => {
    await sql`insert into people.authority (authority_id, name) values (${authorityId}, 'Benchshire')`.execute(
      tx,
    );
    await sql`insert into people.authority_area select ${authorityId}::uuid, unnest(${area}::text[])`.execute(
      tx,
    );
    await sql`insert into people.officer (officer_id, authority_id, name)
      select gen_random_uuid(), ${authorityId}::uuid, 'Officer ' || n from generate_series(1, 8) n`.execute(
      tx,
    );
    await sql`
      insert into market.local_fact
        (fact_id, authority_id, location_id, valid_from, recorded_by, operational, contracted, locality, officer_id)
      select gen_random_uuid(), ${authorityId}::uuid, l.location_id, date '2025-04-01', 'bench', n % 20 > 0, n % 3 > 0,
             'Zone ' || n % 6, (select array_agg(officer_id order by name) from people.officer)[1 + n % 8]
        from (select location_id, row_number() over (order by location_id) as n
                from cqc.location where local_authority = ${COUNCIL_AREA}) l`.execute(tx);
    await sql`
      insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
      select gen_random_uuid(), ${authorityId}::uuid, location_id, 1 + length(name) % 4, date '2026-10-01'
        from cqc.location where local_authority <> ${COUNCIL_AREA} order by md5(location_id) limit 120`.execute(
      tx,
    );
    await sql`
      insert into market.own_location (location_id, authority_id, name, service_type, provider_name, postcode, local_authority)
      select gen_random_uuid(), ${authorityId}::uuid, 'Day centre ' || n, 'Day service', 'Benchshire', 'OL1 ' || n || 'AA', ${COUNCIL_AREA}
        from generate_series(1, 9) n`.execute(tx);
    await rateMarket(tx, { authorityId, asAt: today, today, persist: true });
  });
  await maintain(db);
  return authorityId;
}
