-- Room appraisals: one theme asked of many services, week by week.

create schema appraisals;

-- A themed appraisal. Its design (roles, questions, matrix, menu) is data, and frozen once it is open.
create table appraisals.campaign (
  campaign_id uuid primary key,
  authority_id uuid not null references people.authority,
  theme text not null check (length(theme) between 1 and 120),
  purpose text not null check (length(purpose) between 1 and 2000),
  from_day date not null,
  until_day date not null,
  -- The weekday on which a week's returns are due: 1 Monday to 7 Sunday.
  due_day int not null check (due_day between 1 and 7),
  -- Whom it covers; empty for all.
  types text[] not null default '{}',
  localities text[] not null default '{}',
  design jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opened_on date,
  closed_on date,
  closed_why text not null default '' check (length(closed_why) <= 2000),
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor(),
  check (from_day <= until_day),
  check (state <> 'open' or opened_on is not null),
  check ((state = 'closed') = (closed_on is not null))
);
create unique index campaign_theme on appraisals.campaign (authority_id, lower(theme));

-- The services that it asks: fixed when it opens, each once, with what the rating needs of them as it was then.
create table appraisals.covered (
  campaign_id uuid not null references appraisals.campaign on delete cascade,
  authority_id uuid not null references people.authority,
  location_id text not null,
  category text not null,
  locality text not null,
  -- Beds; null where they are not known, and for services without beds.
  beds int,
  primary key (campaign_id, location_id)
);

-- What is asked of one service for one week. A week begins on a Monday.
create table appraisals.weekly_return (
  return_id uuid primary key,
  authority_id uuid not null references people.authority,
  campaign_id uuid not null,
  location_id text not null,
  week_start date not null check (extract(isodow from week_start) = 1),
  due_on date not null,
  opened_on date not null,
  -- The day on which it was first answered, and the number of the answers that stand.
  answered_on date,
  answered_number int,
  -- What the provider's people were told of: asked, due, late.
  told text[] not null default '{}',
  version int not null default 1,
  foreign key (campaign_id, location_id) references appraisals.covered on delete cascade,
  unique (campaign_id, week_start, location_id),
  check (due_on >= week_start),
  check ((answered_on is null) = (answered_number is null))
);
create index weekly_return_location on appraisals.weekly_return (authority_id, location_id, week_start desc);

-- Numbers by role and question, each time that they were sent. Never changed.
create table appraisals.answer (
  return_id uuid not null references appraisals.weekly_return on delete cascade,
  number int not null,
  authority_id uuid not null references people.authority,
  location_id text not null,
  answers jsonb not null,
  -- True where an officer of the council entered it for the provider.
  on_behalf boolean not null,
  sent_on date not null,
  sent_at timestamptz not null,
  sent_by text not null default platform.current_actor(),
  primary key (return_id, number)
);

-- How a service was rated: proposed from answers by the matrix, or by an officer with a reason. The newest stands. Never changed.
create table appraisals.rating (
  return_id uuid not null references appraisals.weekly_return on delete cascade,
  number int not null,
  authority_id uuid not null references people.authority,
  location_id text not null,
  kind text not null check (kind in ('proposed', 'officer')),
  -- Null where answers do not tell.
  rag text check (rag in ('Red', 'Amber', 'Green')),
  words text not null check (length(words) between 1 and 1000),
  rated_on date not null,
  rated_at timestamptz not null,
  rated_by text not null default platform.current_actor(),
  primary key (return_id, number),
  check (kind = 'proposed' or rag is not null)
);

-- What was offered to a service from the menu.
create table appraisals.offer (
  offer_id uuid primary key,
  authority_id uuid not null references people.authority,
  campaign_id uuid not null,
  location_id text not null,
  item text not null check (length(item) between 1 and 200),
  state text not null check (state in ('offered', 'taken-up', 'declined', 'done')),
  words text not null default '' check (length(words) <= 1000),
  offered_on date not null,
  changed_on date not null,
  version int not null default 1,
  recorded_by text not null default platform.current_actor(),
  foreign key (campaign_id, location_id) references appraisals.covered on delete cascade,
  unique (campaign_id, location_id, item)
);

-- A multi-disciplinary review of a week's red services, and what it decided of each. Never changed.
create table appraisals.review (
  review_id uuid primary key,
  authority_id uuid not null references people.authority,
  campaign_id uuid not null references appraisals.campaign on delete cascade,
  week_start date not null,
  held_on date not null,
  took_part text not null check (length(took_part) between 1 and 2000),
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor()
);
create table appraisals.review_decision (
  review_id uuid not null references appraisals.review on delete cascade,
  authority_id uuid not null references people.authority,
  campaign_id uuid not null,
  location_id text not null,
  decision text not null check (length(decision) between 1 and 2000),
  primary key (review_id, location_id),
  foreign key (campaign_id, location_id) references appraisals.covered on delete cascade
);

-- A published share beside those of the region and of England, with its source and the day it is true of.
create table appraisals.benchmark (
  benchmark_id uuid primary key,
  authority_id uuid not null references people.authority,
  campaign_id uuid not null references appraisals.campaign on delete cascade,
  measure text not null check (length(measure) between 1 and 200),
  region_name text not null check (length(region_name) between 1 and 100),
  ours numeric not null check (ours between 0 and 100),
  region numeric not null check (region between 0 and 100),
  england numeric not null check (england between 0 and 100),
  source text not null check (length(source) between 1 and 500),
  as_of date not null,
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor(),
  unique (campaign_id, measure, as_of)
);

-- May whoever acts in this transaction answer for a location? A provider's person, for the provider that the house has set for the
-- transaction; nobody where none is set.
create function appraisals.answers_for(p_location text) returns boolean
language sql stable
as $$
  select platform.may('appraisals.answer') and exists (
    select from cqc.published_location l
     where l.location_id = p_location and l.provider_id = nullif(current_setting('amberley.provider_id', true), ''))
$$;

do $$
declare
  t text;
begin
  foreach t in array array['campaign', 'covered', 'weekly_return', 'answer', 'rating', 'offer', 'review', 'review_decision', 'benchmark'] loop
    execute format('alter table appraisals.%I enable row level security', t);
  end loop;
  -- What providers take part in: they see it for their own locations, and send it.
  foreach t in array array['weekly_return', 'answer'] loop
    execute format('create policy own on appraisals.%I to amberley_app
      using (authority_id = platform.current_authority() and (platform.may(''appraisals.read'') or appraisals.answers_for(location_id)))
      with check (authority_id = platform.current_authority() and (platform.may(''appraisals.run'') or appraisals.answers_for(location_id)))', t);
  end loop;
  -- What is the council's alone.
  foreach t in array array['offer', 'review', 'review_decision', 'benchmark'] loop
    execute format('create policy own on appraisals.%I to amberley_app
      using (authority_id = platform.current_authority() and platform.may(''appraisals.read''))
      with check (authority_id = platform.current_authority() and platform.may(''appraisals.run''))', t);
  end loop;
end
$$;
create policy own on appraisals.covered to amberley_app
  using (authority_id = platform.current_authority() and (platform.may('appraisals.read') or appraisals.answers_for(location_id)))
  with check (authority_id = platform.current_authority() and platform.may('appraisals.run'));
create policy own on appraisals.campaign to amberley_app
  using (authority_id = platform.current_authority() and (platform.may('appraisals.read')
    or exists (select from appraisals.covered c where c.campaign_id = campaign.campaign_id and appraisals.answers_for(c.location_id))))
  with check (authority_id = platform.current_authority() and platform.may('appraisals.run'));
-- A provider's answers propose a rating, which its people do not see.
create policy own on appraisals.rating for select to amberley_app
  using (authority_id = platform.current_authority() and platform.may('appraisals.read'));
create policy own_new on appraisals.rating for insert to amberley_app
  with check (authority_id = platform.current_authority()
    and (platform.may('appraisals.run') or (kind = 'proposed' and appraisals.answers_for(location_id))));

call platform.attach_audit('appraisals.campaign', 'campaign_id');
call platform.attach_audit('appraisals.covered', 'campaign_id', 'location_id');
call platform.attach_audit('appraisals.weekly_return', 'return_id');
call platform.attach_audit('appraisals.answer', 'return_id', 'number');
call platform.attach_audit('appraisals.rating', 'return_id', 'number');
call platform.attach_audit('appraisals.offer', 'offer_id');
call platform.attach_audit('appraisals.review', 'review_id');
call platform.attach_audit('appraisals.review_decision', 'review_id', 'location_id');
call platform.attach_audit('appraisals.benchmark', 'benchmark_id');

grant usage on schema appraisals to amberley_app;
grant select, insert, update, delete on appraisals.campaign to amberley_app;
grant select, insert, update on appraisals.weekly_return, appraisals.offer to amberley_app;
grant select, insert, delete on appraisals.benchmark to amberley_app;
grant select, insert on appraisals.covered, appraisals.answer, appraisals.rating, appraisals.review, appraisals.review_decision to amberley_app;
