import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { AccountFilters, AccountState } from '../rules/account-filters.ts';

export interface AccountRow {
  accountId: string;
  name: string;
  email: string;
  state: AccountState;
  roles: string[];
  teams: string[];
  officer: string | null;
  providerId: string | null;
  /** When they signed in last; null where never. */
  seenAt: Date | null;
  /** Until when they can accept their invitation. */
  invitedUntil: Date | null;
}

const COLUMN = { name: sql`lower(a.name)`, email: sql`lower(a.email)`, seen: sql`"seenAt"` } as const;

/** One page of the council's accounts as the filters leave them, and how many there are in all. */
export async function fetchAccounts(
  tx: Tx,
  filters: AccountFilters,
  perPage: number,
): Promise<{ rows: AccountRow[]; total: number }> {
  const where = condition(filters);
  const counted = await sql<{ n: number }>`select count(*) as n from people.account a where ${where}`.execute(
    tx,
  );
  const found = await rowsOf(tx, filters, sql`limit ${perPage} offset ${(filters.page - 1) * perPage}`);
  return { rows: found, total: counted.rows[0]!.n };
}

/** All of them, for a download. */
export function fetchAllAccounts(tx: Tx, filters: AccountFilters): Promise<AccountRow[]> {
  return rowsOf(tx, filters, sql``);
}

async function rowsOf(tx: Tx, filters: AccountFilters, range: ReturnType<typeof sql>): Promise<AccountRow[]> {
  const direction = filters.descending ? sql`desc nulls last` : sql`asc nulls last`;
  const found = await sql<AccountRow>`
    select a.account_id as "accountId", a.name, a.email, a.state, o.name as officer, a.provider_id as "providerId",
           array(select r.role from people.account_role r where r.account_id = a.account_id order by r.role) as roles,
           array(select t.name from people.team_member m join people.team t using (team_id)
                  where m.account_id = a.account_id order by t.name) as teams,
           (select max(s.created_at) from people.session s where s.account_id = a.account_id) as "seenAt",
           (select max(l.expires_at) from people.one_time_link l
             where l.account_id = a.account_id and l.purpose = 'invitation' and l.used_at is null) as "invitedUntil"
      from people.account a left join people.officer o on o.officer_id = a.officer_id
     where ${condition(filters)}
     order by ${COLUMN[filters.sort]} ${direction}, lower(a.name), a.account_id ${range}`.execute(tx);
  return found.rows;
}

function condition({ q, role, state, teamId }: AccountFilters) {
  return sql`
    (${q} = '' or strpos(lower(a.name || ' ' || a.email), lower(${q})) > 0)
    and (${state} = '' or a.state = ${state})
    and (${role} = '' or exists (select from people.account_role r where r.account_id = a.account_id and r.role = ${role}))
    and (${teamId} = '' or exists (select from people.team_member m
                                    where m.account_id = a.account_id and m.team_id::text = ${teamId}))`;
}
