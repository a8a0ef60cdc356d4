-- Signing in by local account: attempts that were counted, passkey challenges that were used, and a person's own sign-ins.

-- How full the buckets are that attempts are counted against. Asked before anybody is signed in, for accounts that are there
-- and accounts that are not: the machine's own, and no council's.
create table people.sign_in_attempt (
  -- Of whom, as pseudonyms under the installation's key.
  bucket text primary key check (length(bucket) <= 200),
  level double precision not null,
  at timestamptz not null
);
create index sign_in_attempt_at on people.sign_in_attempt (at);

-- A passkey's answer holds for one challenge, and a challenge is taken once.
create table people.used_challenge (
  challenge text primary key check (length(challenge) <= 200),
  until timestamptz not null
);
create index used_challenge_until on people.used_challenge (until);

-- One password and one authenticator app for a person, whatever two browsers do at once.
create unique index credential_single on people.credential (account_id, kind) where kind in ('password', 'totp');

-- What happened to one's own account, the newest first. The trail of accounts is for administrators and auditors; this lends
-- their sight of one's own part of it: the events of the account of whoever acts, named as the trail names them.
create function people.own_events(p_account uuid, p_most int)
returns table (at timestamptz, action text, details jsonb)
language sql stable security definer set search_path = pg_catalog, platform, people
as $$
  select e.at, e.action, e.new_row
    from platform.audit_entry e
   where e.table_name = 'people.account' and e.row_id = p_account::text and e.action not in ('insert', 'update', 'look')
     and e.chain = platform.current_authority()::text
     and exists (select from people.account a
                  where a.account_id = p_account and a.authority_id = platform.current_authority()
                    and platform.current_actor() = a.name || ' (' || a.email || ')')
   order by e.seq desc limit least(p_most, 100)
$$;
revoke all on function people.own_events(uuid, int) from public;
grant execute on function people.own_events(uuid, int) to amberley_app;
