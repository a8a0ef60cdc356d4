import { shortDay } from '../../../../kernel/calendar-day.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import type { WeekCount } from '../../queries/fetch-weeks.ts';
import { paths } from '../../routes.ts';
import type { CampaignState } from '../../rules/states.ts';

/** A line of the list; counts are of the newest week and null before the first. */
export interface ListRow {
  theme: string;
  href: string;
  state: CampaignState;
  period: string;
  week: string;
  counts: { text: number; href: string }[] | null;
  of: number | null;
  late: number;
}

export function presentList(campaigns: readonly Campaign[], weeks: readonly WeekCount[]): ListRow[] {
  return campaigns.map(({ campaignId, theme, state, fromDay, untilDay }) => {
    const week = weeks.find((one) => one.campaignId === campaignId);
    const link = (text: number, colour: string) => ({ text, href: paths.campaign(campaignId, { colour }) });
    return {
      theme,
      href: paths.campaign(campaignId),
      state,
      period: `${shortDay(fromDay)} to ${shortDay(untilDay)}`,
      week: week === undefined ? 'Not asked yet' : shortDay(week.weekStart),
      counts:
        week === undefined
          ? null
          : [link(week.red, 'Red'), link(week.amber, 'Amber'), link(week.green, 'Green'), link(week.unknown, 'unknown')],
      of: week?.of ?? null,
      late: week?.late ?? 0,
    };
  });
} // prettier-ignore
