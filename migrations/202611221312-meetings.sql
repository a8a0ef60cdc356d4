-- Room meetings: agencies share what they know of services, on a record of what was shared with whom, when and on what basis.

create schema meetings;

-- The agencies that the council meets: its own list.
create table meetings.agency (
  agency_id uuid primary key,
  authority_id uuid not null references people.authority,
  name text not null check (length(name) between 1 and 200),
  -- False for one that is not invited any more.
  active boolean not null default true,
  unique (authority_id, name)
);

create table meetings.meeting (
  meeting_id uuid primary key,
  authority_id uuid not null references people.authority,
  -- What kind it is: an agenda is made of what is new since the last meeting of its kind.
  kind text not null check (length(kind) between 1 and 100),
  held_on date not null,
  -- "14:00", or '' where it is not known.
  starts_at text not null default '' check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' or starts_at = ''),
  place text not null default '' check (length(place) <= 500),
  chair text not null check (length(chair) between 1 and 200),
  state text not null default 'planned' check (state in ('planned', 'held', 'approved', 'cancelled')),
  approved_on date,
  approved_by text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null default platform.current_actor(),
  check ((approved_on is not null) = (state = 'approved'))
);
create index meeting_day on meetings.meeting (authority_id, held_on desc);

-- Who is invited, and who came.
create table meetings.attendee (
  attendee_id uuid primary key,
  authority_id uuid not null references people.authority,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  name text not null check (length(name) between 1 and 200),
  role text not null default '' check (length(role) <= 200),
  -- Null for the council's own people.
  agency_id uuid references meetings.agency,
  email text not null default '' check (length(email) <= 254),
  attendance text not null default 'invited' check (attendance in ('invited', 'came', 'apologies', 'absent'))
);
create index attendee_meeting on meetings.attendee (meeting_id);

-- A line of the agenda, with what was said and decided.
create table meetings.item (
  item_id uuid primary key,
  authority_id uuid not null references people.authority,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  place int not null,
  origin text not null check (origin in ('log', 'status', 'late return', 'by hand')),
  -- Null for what is about no one service.
  location_id text,
  title text not null check (length(title) between 1 and 300),
  -- Why it is on the agenda: facts that everybody who reads the log may know, never words of it.
  why text not null default '' check (length(why) <= 2000),
  removed boolean not null default false,
  minutes text not null default '' check (length(minutes) <= 20000),
  decision text not null default '' check (length(decision) <= 4000),
  version int not null default 1
);
create index item_meeting on meetings.item (meeting_id, place);
create index item_location on meetings.item (authority_id, location_id);

-- What is shared with an agency, when, and on what basis. Not changed once it was shared.
create table meetings.share (
  share_id uuid primary key,
  authority_id uuid not null references people.authority,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  item_id uuid not null references meetings.item on delete cascade,
  agency_id uuid not null references meetings.agency,
  -- 'open facts' are what CQC publishes, as they stood; 'own words' were written by whoever shares.
  level text not null check (level in ('open facts', 'own words')),
  words text not null check (length(words) between 1 and 8000),
  basis text not null check (length(basis) between 1 and 500),
  -- Null until it is shared.
  shared_on date,
  shared_by text,
  written_by text not null default platform.current_actor(),
  check ((shared_on is null) = (shared_by is null))
);
create index share_item on meetings.share (item_id);

-- Who does what until when.
create table meetings.action (
  action_id uuid primary key,
  authority_id uuid not null references people.authority,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  item_id uuid references meetings.item on delete cascade,
  words text not null check (length(words) between 1 and 1000),
  -- A colleague, or an agency.
  owner_account_id uuid references people.account,
  owner_agency_id uuid references meetings.agency,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  ended_on date,
  outcome text not null default '' check (length(outcome) <= 2000),
  version int not null default 1,
  check (num_nonnulls(owner_account_id, owner_agency_id) = 1),
  check ((ended_on is null) = (state = 'open'))
);
create index action_open on meetings.action (authority_id, due_on) where state = 'open';
create index action_owner on meetings.action (owner_account_id, due_on) where state = 'open';

-- What turned out to be wrong in minutes that were approved: they stay, and this stands with them.
create table meetings.correction (
  correction_id uuid primary key,
  authority_id uuid not null references people.authority,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  words text not null check (length(words) between 1 and 4000),
  noted_on date not null,
  noted_by text not null default platform.current_actor()
);
create index correction_meeting on meetings.correction (meeting_id);

-- Nothing of approved minutes is changed by a request: neither the meeting, nor who came, nor a line. Actions go on, sharing goes on.
create function meetings.guard_approved() returns trigger
language plpgsql
as $$
declare
  v_meeting uuid := case when tg_op = 'DELETE' then old.meeting_id else new.meeting_id end;
begin
  if current_user = 'amberley_app'
     and exists (select from meetings.meeting m where m.meeting_id = v_meeting and m.state = 'approved') then
    raise exception 'the minutes of meeting % are approved: note a correction', v_meeting using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger guard before insert or update or delete on meetings.item for each row execute function meetings.guard_approved();
create trigger guard before insert or update or delete on meetings.attendee for each row execute function meetings.guard_approved();
create trigger guard before update or delete on meetings.meeting for each row execute function meetings.guard_approved();

-- What was shared is never rewritten.
create function meetings.guard_shared() returns trigger
language plpgsql
as $$
begin
  if current_user = 'amberley_app' and old.shared_on is not null then
    raise exception 'share % was shared on %: it stays as it is', old.share_id, old.shared_on using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger guard before update or delete on meetings.share for each row execute function meetings.guard_shared();

do $$
declare
  t text;
begin
  foreach t in array array['meeting', 'attendee', 'item', 'share', 'correction'] loop
    execute format('alter table meetings.%I enable row level security', t);
    execute format('create policy own on meetings.%I to amberley_app
      using (authority_id = platform.current_authority() and platform.may(''meetings.read''))
      with check (authority_id = platform.current_authority() and platform.may(''meetings.run''))', t);
  end loop;
end
$$;
-- The council's list; and actions, which whoever owns one brings to an end.
alter table meetings.agency enable row level security;
create policy own on meetings.agency to amberley_app
  using (authority_id = platform.current_authority() and platform.may('meetings.read'))
  with check (authority_id = platform.current_authority() and platform.may('meetings.run'));
alter table meetings.action enable row level security;
create policy own on meetings.action to amberley_app
  using (authority_id = platform.current_authority() and platform.may('meetings.read'))
  with check (authority_id = platform.current_authority() and platform.may('meetings.read'));

call platform.attach_audit('meetings.agency', 'agency_id');
call platform.attach_audit('meetings.meeting', 'meeting_id');
call platform.attach_audit('meetings.attendee', 'attendee_id');
call platform.attach_audit('meetings.item', 'item_id');
call platform.attach_audit('meetings.share', 'share_id');
call platform.attach_audit('meetings.action', 'action_id');
call platform.attach_audit('meetings.correction', 'correction_id');
insert into platform.sensitive_table (table_name, permission) values
  ('meetings.attendee', 'meetings.read'),
  ('meetings.item', 'meetings.read'),
  ('meetings.share', 'meetings.read'),
  ('meetings.action', 'meetings.read'),
  ('meetings.correction', 'meetings.read');

grant usage on schema meetings to amberley_app;
grant select, insert, update on meetings.agency, meetings.meeting, meetings.item, meetings.share, meetings.action to amberley_app;
grant select, insert, update, delete on meetings.attendee to amberley_app;
grant select, insert on meetings.correction to amberley_app;
