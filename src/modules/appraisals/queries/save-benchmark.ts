import { sql } from 'kysely';
import { newId, type Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Benchmark } from './fetch-benchmarks.ts';

export type NewBenchmark = Omit<Benchmark, 'benchmarkId'> & { authorityId: string; campaignId: string };

/** Keeps a comparison; false where the same is compared on that day already. */
export async function saveBenchmark(tx: Tx, clock: Clock, one: NewBenchmark): Promise<boolean> {
  const saved = await sql`
    insert into appraisals.benchmark
           (benchmark_id, authority_id, campaign_id, measure, region_name, ours, region, england, source, as_of, recorded_at)
    values (${newId(clock)}, ${one.authorityId}, ${one.campaignId}, ${one.measure}, ${one.regionName}, ${one.ours}, ${one.region},
            ${one.england}, ${one.source}, ${one.asOf}::date, ${clock.now()})
    on conflict (campaign_id, measure, as_of) do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}
