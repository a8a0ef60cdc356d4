import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { sendNotices } from '../../../platform/notices/index.ts';
import { noticesOf } from '../notices.ts';
import type { Campaign } from '../queries/campaign-source.ts';
import { fetchOpenCampaigns } from '../queries/fetch-open-campaigns.ts';
import { saveOpenedWeek } from '../queries/save-opened-week.ts';
import { saveTold, type Told } from '../queries/save-told.ts';
import { weekToAsk } from '../rules/week.ts';

/** What a day's run did. */
interface Kept {
  asked: number;
  told: number;
}

const TOLD: readonly Told[] = ['asked', 'due', 'late'];

/** Asks the services of an open campaign for the week that is under way. Answers how many were asked now. */
export async function keepCampaign(tx: Tx, clock: Clock, campaign: Campaign): Promise<number> {
  const week = campaign.state === 'open' ? weekToAsk(campaign, clock.today()) : null;
  return week === null ? 0 : saveOpenedWeek(tx, clock, campaign.campaignId, week);
}

/** A day of chasing: opens the week of each open campaign, and tells providers what is asked, due and late. Harmless twice. */
export async function keepWeeks(tx: Tx, clock: Clock, authorityId: string): Promise<Kept> {
  const kept: Kept = { asked: 0, told: 0 };
  for (const campaign of await fetchOpenCampaigns(tx)) kept.asked += await keepCampaign(tx, clock, campaign);
  for (const what of TOLD) {
    const telling = await saveTold(tx, what, clock.today());
    await sendNotices(tx, clock, noticesOf(authorityId, what, telling));
    kept.told += telling.length;
  }
  return kept;
}

/** Each morning by itself. */
export const weeksJob: JobKind = {
  kind: 'appraisals.weeks',
  title: 'Asking for weekly answers of appraisals',
  schedule: '20 6 * * *',
  async run(_payload, { db, scope, clock }: JobContext): Promise<Kept> {
    const { authorityId } = scope;
    if (authorityId === null) return { asked: 0, told: 0 };
    return db.within(scope, (tx) => keepWeeks(tx, clock, authorityId));
  },
  startPage: { text: 'Appraisals', href: '/appraisals' },
};
