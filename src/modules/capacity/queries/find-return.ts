import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { Answers, Form } from '../rules/form.ts';
import type { ReturnState } from '../rules/return-states.ts';

/** A return with all that its page needs: the form, what stands, what is drafted, and what was answered the month before. */
export interface MonthlyReturn {
  returnId: string;
  locationId: string;
  name: string;
  providerName: string | null;
  month: Day;
  opensOn: Day;
  dueOn: Day;
  state: ReturnState;
  sentOn: Day | null;
  version: number;
  form: Form;
  /** The answers that stand; null until they are sent. */
  answers: Answers | null;
  number: number | null;
  draft: Fields | null;
  draftAt: Date | null;
  draftBy: string | null;
  before: Answers | null;
}

/** The return of a location for a month, as far as row-level security shows it. One query. */
export async function findReturn(tx: Tx, locationId: string, month: Day): Promise<MonthlyReturn | undefined> {
  const found = await sql<MonthlyReturn>`
    select r.return_id as "returnId", r.location_id as "locationId", coalesce(l.name, o.name, r.location_id) as name,
           coalesce(l.provider_name, o.provider_name) as "providerName", r.month, r.opens_on as "opensOn", r.due_on as "dueOn",
           r.state, r.sent_on as "sentOn", r.version, f.definition as form, a.answers, r.sent_number as number,
           d.typed as draft, d.saved_at as "draftAt", d.saved_by as "draftBy", last.answers as before
      from capacity.monthly_return r
      join capacity.form f on f.form_id = r.form_id and f.version = r.form_version
      left join cqc.published_location l on l.location_id = r.location_id
      left join market.published_own_location o on o.location_id::text = r.location_id
      left join capacity.answers a on a.return_id = r.return_id and a.number = r.sent_number
      left join capacity.draft d on d.return_id = r.return_id
      left join lateral (
        select b.answers from capacity.monthly_return p
          join capacity.answers b on b.return_id = p.return_id and b.number = p.sent_number
         where p.authority_id = r.authority_id and p.location_id = r.location_id and p.month = (r.month - interval '1 month')::date
      ) last on true
     where r.location_id = ${locationId} and r.month = ${month}::date`.execute(tx);
  return found.rows[0];
}
