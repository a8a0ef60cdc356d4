import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Design } from '../rules/design.ts';
import type { CampaignState } from '../rules/states.ts';

/** A themed appraisal. */
export interface Campaign {
  campaignId: string;
  theme: string;
  purpose: string;
  fromDay: Day;
  untilDay: Day;
  dueDay: number;
  types: string[];
  localities: string[];
  design: Design;
  state: CampaignState;
  openedOn: Day | null;
  closedOn: Day | null;
  closedWhy: string;
  version: number;
}

/** The columns of a campaign `c`. */
export const CAMPAIGN: RawBuilder<unknown> = sql`
  c.campaign_id as "campaignId", c.theme, c.purpose, c.from_day as "fromDay", c.until_day as "untilDay", c.due_day as "dueDay", c.types,
  c.localities, c.design, c.state, c.opened_on as "openedOn", c.closed_on as "closedOn", c.closed_why as "closedWhy", c.version`;
