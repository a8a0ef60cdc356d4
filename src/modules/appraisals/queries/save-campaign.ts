import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Design } from '../rules/design.ts';

/** What is set up of a campaign beside its design. */
export interface Basics {
  theme: string;
  purpose: string;
  fromDay: Day;
  untilDay: Day;
  dueDay: number;
  types: string[];
  localities: string[];
}

export async function saveNewCampaign(
  tx: Tx,
  clock: Clock,
  one: Basics & { campaignId: string; authorityId: string; design: Design },
): Promise<void> {
  await sql`
    insert into appraisals.campaign
           (campaign_id, authority_id, theme, purpose, from_day, until_day, due_day, types, localities, design, recorded_at)
    values (${one.campaignId}, ${one.authorityId}, ${one.theme}, ${one.purpose}, ${one.fromDay}::date, ${one.untilDay}::date,
            ${one.dueDay}, ${one.types}::text[], ${one.localities}::text[], ${JSON.stringify(one.design)}::jsonb, ${clock.now()})`.execute(
    tx,
  );
}

/** Changes a draft; false where it is none any more, or was changed meanwhile. */
export async function saveBasics(tx: Tx, campaignId: string, version: number, one: Basics): Promise<boolean> {
  const saved = await sql`
    update appraisals.campaign
       set theme = ${one.theme}, purpose = ${one.purpose}, from_day = ${one.fromDay}::date, until_day = ${one.untilDay}::date,
           due_day = ${one.dueDay}, types = ${one.types}::text[], localities = ${one.localities}::text[], version = version + 1
     where campaign_id = ${campaignId} and version = ${version} and state = 'draft'`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** The same of a draft's design. */
export async function saveDesign(
  tx: Tx,
  campaignId: string,
  version: number,
  design: Design,
): Promise<boolean> {
  const saved = await sql`
    update appraisals.campaign set design = ${JSON.stringify(design)}::jsonb, version = version + 1
     where campaign_id = ${campaignId} and version = ${version} and state = 'draft'`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/** Opens a draft, or closes a campaign with a reason; false where it is not what its reader saw. */
export async function saveCampaignState(
  tx: Tx,
  campaignId: string,
  version: number,
  to: { state: 'open'; on: Day } | { state: 'closed'; on: Day; why: string },
): Promise<boolean> {
  const set =
    to.state === 'open'
      ? sql`opened_on = ${to.on}::date`
      : sql`closed_on = ${to.on}::date, closed_why = ${to.why}`;
  const saved = await sql`
    update appraisals.campaign set state = ${to.state}, ${set}, version = version + 1
     where campaign_id = ${campaignId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
