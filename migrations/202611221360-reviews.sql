-- Room reviews: each month every service with a status is looked at and decided, and the month is closed with a record.

create schema reviews;

-- When a month opens and is due, and what counts as a jump: dated rules, the newest that is not after the day holds.
create table reviews.cycle_rule (
  valid_from date primary key,
  -- The month opens on its first, second ... working day, and is due so many working days after it.
  opens_working_day int not null check (opens_working_day between 1 and 20),
  due_working_days int not null check (due_working_days between 1 and 60),
  -- A score that rose by so many points since the last decision is looked at before what did not.
  jump_points int not null check (jump_points > 0),
  -- Days before its last day on which the owner of an override is told, and days between two reminders of a month that is late.
  expiry_days int not null check (expiry_days > 0),
  remind_days int not null check (remind_days > 0),
  source text not null
);
insert into reviews.cycle_rule values
  ('2014-10-01', 1, 10, 10, 7, 7,
   'Councils look at all that is known of a provider each month (S1 of the domain guide). Ten working days leave the second half of the month for what follows from it.');

-- What a review proposes to do next, by colour, until protocols of interventions say more.
create table reviews.next_action_rule (
  valid_from date not null,
  rag text not null check (rag in ('Red', 'Amber', 'Green')),
  words text not null,
  source text not null,
  primary key (valid_from, rag)
);
insert into reviews.next_action_rule values
  ('2014-10-01', 'Red', 'Visit within two weeks and agree an improvement plan', 'The colour sets the level of intervention (S1 of the domain guide): a red service is seen.'),
  ('2014-10-01', 'Amber', 'Desktop review, and call the manager', 'Support comes early, before a service turns red (S1 of the domain guide).'),
  ('2014-10-01', 'Green', 'Nothing beyond the random checks', 'Green services are looked at by random checks (S1 of the domain guide).');

-- One monthly review of one council.
create table reviews.cycle (
  cycle_id uuid primary key,
  authority_id uuid not null references people.authority,
  month date not null check (extract(day from month) = 1),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by text not null default platform.current_actor(),
  due_on date not null check (due_on >= opened_on),
  reminded_on date,
  closed_on date,
  closed_at timestamptz,
  closed_by text,
  -- Why it was closed while services were undecided.
  close_reason text not null default '' check (length(close_reason) <= 4000),
  version int not null default 1,
  unique (authority_id, month),
  check ((state = 'closed') = (closed_at is not null and closed_on is not null and closed_by is not null))
);

-- A service in a month, with what it was when the month opened and the decision that was made in it.
create table reviews.item (
  cycle_id uuid not null references reviews.cycle,
  location_id text not null,
  authority_id uuid not null references people.authority,
  officer_id uuid,
  opening_rag text not null check (opening_rag in ('Red', 'Amber', 'Green')),
  opening_undecided boolean not null,
  -- The newest decision while the month was open.
  decision_id uuid,
  primary key (cycle_id, location_id)
);
create index item_location on reviews.item (authority_id, location_id);

-- A service as it stood when its month was closed. Never changed: the record that is printed again is made of these.
create table reviews.closing (
  cycle_id uuid not null references reviews.cycle,
  location_id text not null,
  authority_id uuid not null references people.authority,
  name text not null,
  category text not null,
  officer_name text,
  opening_rag text not null,
  -- Null where the service left the market while the month was open.
  rag text check (rag in ('Red', 'Amber', 'Green')),
  proposed_rag text,
  undecided boolean not null,
  decided_on date,
  decided_by text,
  overridden boolean not null,
  reason text not null,
  expires_on date,
  next_action text not null,
  primary key (cycle_id, location_id)
);

-- Overrides whose owner was told that they end soon.
create table reviews.told_expiry (
  decision_id uuid primary key,
  authority_id uuid not null references people.authority,
  told_on date not null
);

do $$
declare
  t text;
begin
  foreach t in array array['cycle', 'item', 'closing', 'told_expiry'] loop
    execute format('alter table reviews.%I enable row level security', t);
    execute format('create policy own on reviews.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;
call platform.attach_audit('reviews.cycle', 'cycle_id');
call platform.attach_audit('reviews.item', 'cycle_id', 'location_id');
call platform.attach_audit('reviews.closing', 'cycle_id', 'location_id');
call platform.attach_audit('reviews.told_expiry', 'decision_id');

create view reviews.published_cycle with (security_invoker = true) as
  select authority_id, cycle_id, month, state, opened_on, due_on, closed_on from reviews.cycle;
create view reviews.published_item with (security_invoker = true) as
  select authority_id, cycle_id, location_id, officer_id, decision_id from reviews.item;

grant usage on schema reviews to amberley_app;
grant select on reviews.cycle_rule, reviews.next_action_rule, reviews.published_cycle, reviews.published_item to amberley_app;
grant select, insert, update on reviews.cycle, reviews.item to amberley_app;
grant select, insert on reviews.closing, reviews.told_expiry to amberley_app;
