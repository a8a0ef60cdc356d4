import type { Tx } from '../../../platform/db/types.ts';
import type { Hearing } from '../../../platform/events/index.ts';
import { rateMarket } from './rate-market.ts';

/** Rates some services anew as they stand today, and tells of what moved. */
export async function rateChanged(
  tx: Tx,
  { authorityId, locationIds }: { authorityId: string; locationIds: readonly string[] },
  { clock, announce }: Pick<Hearing, 'clock' | 'announce'>,
): Promise<void> {
  if (locationIds.length === 0) return;
  const today = clock.today();
  await rateMarket(tx, {
    authorityId,
    asAt: today,
    today,
    locationIds,
    persist: true,
    tell: { clock, announce },
  });
}
