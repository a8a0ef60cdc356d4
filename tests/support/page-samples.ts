import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../src/platform/db/types.ts';

/** What stands in the address of a page, by the name of its place. */
export type Samples = Readonly<Record<string, string>>;

/**
 * Rows of the demonstration for the pages that show one of a thing. Most names mean the same everywhere and stand under ''; those of
 * one kind of page stand under the beginning of its address, where a name means something else or must fit another.
 */
const ROWS: readonly [start: string, row: RawBuilder<Record<string, unknown>>][] = [
  ['', sql`
    select l.location_id as "locationId", l.provider_id as "providerId" from cqc.location l
      join risk.assessment a using (location_id) order by a.score desc limit 1`],
  ['', sql`select agreement_id as "agreementId" from people.sharing_agreement limit 1`],
  ['', sql`select account_id as "accountId" from people.account where name = 'Priya Hallowby'`],
  ['', sql`
    select s.intervention_id as "interventionId", s.step_id as "stepId"
      from interventions.step s join interventions.intervention i using (intervention_id)
     where s.state = 'to-do' and i.state = 'open' limit 1`],
  ['', sql`select draw_id as "drawId" from interventions.draw limit 1`],
  ['', sql`select escalation_id as "escalationId" from escalation.escalation where state <> 'decided' limit 1`],
  ['', sql`select definition -> 'rules' -> 0 ->> 'key' as "ruleKey" from escalation.shipped_scheme`],
  ['', sql`select import_id as "importId" from cqc.import limit 1`],
  ['', sql`select officer_id as "officerId" from people.officer limit 1`],
  ['', sql`
    select i.meeting_id as "meetingId", i.item_id as "itemId", a.action_id as "actionId"
      from meetings.item i join meetings.action a using (item_id) limit 1`],
  ['/own-services/', sql`select location_id as "locationId" from market.own_location limit 1`],
  ['/services/:locationId/enforcement/', sql`
    select location_id as "locationId", enforcement_id as "enforcementId" from market.enforcement limit 1`],
  ['/services/:locationId/returns', sql`
    select location_id as "locationId", to_char(month, 'YYYY-MM') as month from capacity.monthly_return where sent_on is not null
     order by monthly_return.month desc limit 1`],
  ['/our-services/', sql`
    select r.location_id as "locationId", to_char(r.month, 'YYYY-MM') as month from capacity.monthly_return r
      join cqc.location l using (location_id) where r.sent_on is null order by r.month desc, 1 limit 1`],
  ['/risk/model/drafts/', sql`
    select draft_id as "draftId", definition -> 'indicators' -> 0 ->> 'key' as key, 'on-1' as floor from risk.model_draft limit 1`],
]; // prettier-ignore

/** Looks the rows up; answers the address of a page with the samples in it, or with `instead` in all its places. */
export async function pageSamples(
  owner: Tx,
  made: Samples,
): Promise<(url: string, instead?: string) => string> {
  const found: [string, Samples][] = [['', made]];
  for (const [start, row] of ROWS) {
    const { rows } = await row.execute(owner);
    if (rows[0] === undefined)
      throw new Error(`the demonstration has no row for pages ${start || 'of any kind'}`);
    found.push([start, rows[0] as Samples]);
  }
  return (url, instead) => {
    const known: Record<string, string> = {};
    for (const [start, samples] of found) if (url.startsWith(start)) Object.assign(known, samples);
    return url.replace(
      /:(\w+)/g,
      (_, name: string) => encodeURIComponent((instead ?? known[name] ?? `no-${name}`).toWellFormed()) || 'x',
    );
  };
}
