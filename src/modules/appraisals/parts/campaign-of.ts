import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import type { CouncilContext } from '../../market/index.ts';
import type { Campaign } from '../queries/campaign-source.ts';
import type { WeekCount } from '../queries/fetch-weeks.ts';
import { findCampaign } from '../queries/find-campaign.ts';

/** Whether a part of an address can be an id at all. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The campaign of a page's address. */
export async function campaignOf({ tx, params }: Pick<CouncilContext, 'tx' | 'params'>): Promise<Campaign> {
  const id = params.campaignId ?? '';
  const found = isId(id) ? await findCampaign(tx, id) : undefined;
  if (found === undefined) throw new NotFound('such appraisal');
  return found;
}

/** The week that an address asks for, of those there are; the newest where it asks for none. */
export function weekOf(weeks: readonly WeekCount[], query: Fields): WeekCount | undefined {
  const asked: Day | null = parseDay(one(query, 'week'));
  return weeks.find(({ weekStart }) => weekStart === asked) ?? weeks[0];
}

/** Who sets campaigns up, rates and records. */
export const RUN = 'appraisals.run';
