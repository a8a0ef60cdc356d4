import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { AccountState } from '../rules/account-filters.ts';

export interface Account {
  accountId: string;
  name: string;
  email: string;
  state: AccountState;
  /** Roles that administrators gave. */
  roles: string[];
  /** Roles that the council's identity provider gives at each sign-in. */
  claimedRoles: string[];
  teamIds: string[];
  officerId: string | null;
  officer: string | null;
  providerId: string | null;
  leftOn: Day | null;
  version: number;
  openSessions: number;
  seenAt: Date | null;
  /** Until when the newest invitation can be accepted. */
  invitedUntil: Date | null;
}

/** An account of the council with all that its page shows; undefined where there is none of that id. */
export async function findAccount(tx: Tx, accountId: string, now: Date): Promise<Account | undefined> {
  const found = await sql<Account>`
    select a.account_id as "accountId", a.name, a.email, a.state, a.officer_id as "officerId", o.name as officer,
           a.provider_id as "providerId", a.left_on as "leftOn", a.version,
           array(select r.role from people.account_role r
                  where r.account_id = a.account_id and not r.from_claim order by r.role) as roles,
           array(select r.role from people.account_role r
                  where r.account_id = a.account_id and r.from_claim order by r.role) as "claimedRoles",
           array(select m.team_id::text from people.team_member m where m.account_id = a.account_id) as "teamIds",
           (select count(*) from people.session s
             where s.account_id = a.account_id and s.ended_at is null and s.expires_at > ${now}) as "openSessions",
           (select max(s.created_at) from people.session s where s.account_id = a.account_id) as "seenAt",
           (select max(l.expires_at) from people.one_time_link l
             where l.account_id = a.account_id and l.purpose = 'invitation' and l.used_at is null) as "invitedUntil"
      from people.account a left join people.officer o on o.officer_id = a.officer_id
     where a.account_id::text = ${accountId}`.execute(tx);
  return found.rows[0];
}
