import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { ListFilters, SortKey } from '../rules/list-filters.ts';
import type { Kind } from '../rules/protocol.ts';
import type { Outcome, State } from '../rules/states.ts';
import { interventionsSource } from './running-source.ts';

/** A line of the list. */
export interface InterventionRow {
  interventionId: string;
  locationId: string;
  serviceName: string;
  kind: Kind;
  kindName: string;
  level: number;
  state: State;
  raisedOn: Day;
  startedOn: Day | null;
  endedOn: Day | null;
  outcome: Outcome | null;
  nextStep: string | null;
  dueOn: Day | null;
  overdue: boolean;
  ownerName: string | null;
}

const ORDER: Record<SortKey, RawBuilder<unknown>> = {
  due: sql`a.due_on`,
  service: sql`lower(a.service_name)`,
  kind: sql`a.place`,
  started: sql`coalesce(a.started_on, a.raised_on)`,
  owner: sql`lower(p.name)`,
  state: sql`array_position(array['proposed', 'open', 'ended', 'declined', 'cancelled'], a.state)`,
};

/** A page of the list, or all of it where `perPage` is null, and how many there are in all. One query. */
export async function fetchInterventions(
  tx: Tx,
  filters: ListFilters,
  today: Day,
  perPage: number | null,
): Promise<{ rows: InterventionRow[]; total: number }> {
  const direction = filters.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const limit = perPage === null ? sql`` : sql`limit ${perPage} offset ${(filters.page - 1) * perPage}`;
  const found = await sql<InterventionRow & { total: number }>`
    select a.intervention_id as "interventionId", a.location_id as "locationId", a.service_name as "serviceName", a.kind,
           a.kind_name as "kindName", a.level, a.state, a.raised_on as "raisedOn", a.started_on as "startedOn", a.ended_on as "endedOn",
           a.outcome, a.next_step as "nextStep", a.due_on as "dueOn", a.overdue, p.name as "ownerName", count(*) over ()::int as total
      from ${interventionsSource(today)}
      left join people.published_account p on p.account_id = a.owner_account_id
     where ${where(filters)}
     order by ${ORDER[filters.sort]} ${direction}, lower(a.service_name), a.intervention_id
     ${limit}`.execute(tx);
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 };
}

function where({ q, state, kind, ownerId, teamId, overdue }: ListFilters): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (state === 'running') parts.push(sql`a.state in ('proposed', 'open')`);
  else if (state !== 'all') parts.push(sql`a.state = ${state}`);
  if (kind !== '') parts.push(sql`a.kind = ${kind}`);
  if (q !== '') parts.push(sql`strpos(lower(a.service_name), lower(${q})) > 0`);
  if (ownerId !== '') parts.push(sql`a.owner_account_id = ${ownerId}::uuid`);
  if (teamId !== '')
    parts.push(sql`exists (select from people.published_team_member m where m.account_id = a.owner_account_id and m.team_id = ${teamId}::uuid)`); // prettier-ignore
  if (overdue) parts.push(sql`a.overdue`);
  return sql.join(parts, sql` and `);
}
