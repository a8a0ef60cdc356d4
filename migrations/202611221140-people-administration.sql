-- Looking after people: the link of a first set-up, who made a link, teams, and cover while somebody is away.

alter table people.one_time_link
  -- A set-up link that makes one more council, where there is one already.
  add column another boolean not null default false,
  -- Whoever invited the person of the link.
  add column created_by uuid references people.account;

-- Whether the set-up link of a token may make a council: 'good', or why not: 'unknown', 'used', 'expired', 'set up'. Sees whether there
-- is any council at all, which no request may; where it is to be used, those who come at once wait here for each other, so
-- that one link makes one council.
create function people.set_up_link(p_token_hash bytea, p_at timestamptz, p_use boolean) returns text
language plpgsql security definer set search_path = pg_catalog, people
as $$
declare
  v_link people.one_time_link;
  v_state text;
begin
  if p_use then
    perform pg_advisory_xact_lock(hashtextextended('people.set-up', 0));
  end if;
  select * into v_link from people.one_time_link l where l.purpose = 'set-up' and l.token_hash = p_token_hash;
  v_state := case
    when v_link.link_id is null then 'unknown'
    when v_link.used_at is not null then 'used'
    when v_link.expires_at <= p_at then 'expired'
    when not v_link.another and exists (select from people.authority) then 'set up'
    else 'good'
  end;
  if p_use and v_state = 'good' then
    update people.one_time_link set used_at = p_at where link_id = v_link.link_id;
  end if;
  return v_state;
end
$$;
revoke all on function people.set_up_link(bytea, timestamptz, boolean) from public;
grant execute on function people.set_up_link(bytea, timestamptz, boolean) to amberley_app;

create table people.team (
  team_id uuid primary key,
  authority_id uuid not null references people.authority,
  name text not null check (length(name) between 1 and 100),
  lead_account_id uuid references people.account,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create unique index team_name on people.team (authority_id, lower(name));

create table people.team_member (
  team_id uuid not null references people.team,
  account_id uuid not null references people.account,
  authority_id uuid not null references people.authority,
  primary key (team_id, account_id)
);
create index team_member_account on people.team_member (account_id);

-- Days on which somebody else looks after an officer's caseload; both days are included.
create table people.absence (
  absence_id uuid primary key,
  authority_id uuid not null references people.authority,
  officer_id uuid not null references people.officer,
  cover_officer_id uuid not null references people.officer,
  from_day date not null,
  until_day date not null,
  created_at timestamptz not null default now(),
  check (from_day <= until_day),
  check (officer_id <> cover_officer_id)
);
create index absence_officer on people.absence (officer_id, until_day);
create index absence_cover on people.absence (cover_officer_id, until_day);

alter table people.team enable row level security;
alter table people.team_member enable row level security;
alter table people.absence enable row level security;
create policy own on people.team to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.team_member to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.absence to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('people.team', 'team_id');
call platform.attach_audit('people.team_member', 'team_id', 'account_id');
call platform.attach_audit('people.absence', 'absence_id');

-- When somebody is away is theirs, and nobody needs it from the trail who may not arrange cover.
insert into platform.sensitive_table (table_name, permission) values
  ('people.absence', 'people.arrange'),
  ('people.absence', 'audit.read');

-- Whose caseload is looked after by whom, on which days.
create view people.published_cover with (security_invoker = true) as
  select authority_id, officer_id, cover_officer_id, from_day, until_day from people.absence;
create view people.published_team with (security_invoker = true) as
  select authority_id, team_id, name, lead_account_id from people.team;
create view people.published_team_member with (security_invoker = true) as
  select authority_id, team_id, account_id from people.team_member;

grant select, insert, update, delete on people.team, people.team_member, people.absence to amberley_app;
grant select on people.published_cover, people.published_team, people.published_team_member to amberley_app;
