import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A published share beside the region's and England's. */
export interface Benchmark {
  benchmarkId: string;
  measure: string;
  regionName: string;
  ours: number;
  region: number;
  england: number;
  source: string;
  asOf: Day;
}

/** What a campaign is compared with: the newest day first, as it was entered. */
export async function fetchBenchmarks(tx: Tx, campaignId: string): Promise<Benchmark[]> {
  const found = await sql<Benchmark>`
    select benchmark_id as "benchmarkId", measure, region_name as "regionName", ours::float8 as ours, region::float8 as region,
           england::float8 as england, source, as_of as "asOf"
      from appraisals.benchmark where campaign_id = ${campaignId}
     order by as_of desc, recorded_at, measure`.execute(tx);
  return found.rows;
}
