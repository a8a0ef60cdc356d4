import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { keepCampaign } from '../jobs/keep-weeks.ts';
import type { Campaign } from '../queries/campaign-source.ts';
import { countCoverable } from '../queries/count-coverable.ts';
import { saveCampaignState } from '../queries/save-campaign.ts';
import { saveCovered } from '../queries/save-covered.ts';
import { afterAct } from '../rules/states.ts';

/** What became of opening: how many services are covered, or why it was not opened and nothing was written. */
export type Opened = { covered: number } | { refused: 'state' | 'nobody' };

/** Opens a draft: fixes its services, and asks them for the week that is under way. */
export async function openCampaign(tx: Tx, clock: Clock, campaign: Campaign, seen: number): Promise<Opened> {
  const { campaignId, state } = campaign;
  const today = clock.today();
  if (afterAct(state, 'open') === null) return { refused: 'state' };
  if ((await countCoverable(tx, campaignId, today)) === 0) return { refused: 'nobody' };
  if (!(await saveCampaignState(tx, campaignId, seen, { state: 'open', on: today })))
    return { refused: 'state' };
  const covered = await saveCovered(tx, campaignId, today);
  await keepCampaign(tx, clock, { ...campaign, state: 'open' });
  return { covered };
}
