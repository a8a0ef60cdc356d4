-- Room capacity: what providers return each month of beds, staff and care.

-- Bank holidays of England and Wales: GOV.UK's up to 2028, and from then on as the Banking and Financial Dealings Act 1971 has them,
-- until a later migration knows of a change. Past the last one nothing is known, and whoever counts working days says so.
create table reference.bank_holiday (
  day date primary key,
  name text not null
);
insert into reference.bank_holiday (day, name) values
  ('2016-01-01', 'New Year''s Day'),
  ('2016-03-25', 'Good Friday'),
  ('2016-03-28', 'Easter Monday'),
  ('2016-05-02', 'Early May bank holiday'),
  ('2016-05-30', 'Spring bank holiday'),
  ('2016-08-29', 'Summer bank holiday'),
  ('2016-12-26', 'Boxing Day'),
  ('2016-12-27', 'Christmas Day'),
  ('2017-01-02', 'New Year''s Day'),
  ('2017-04-14', 'Good Friday'),
  ('2017-04-17', 'Easter Monday'),
  ('2017-05-01', 'Early May bank holiday'),
  ('2017-05-29', 'Spring bank holiday'),
  ('2017-08-28', 'Summer bank holiday'),
  ('2017-12-25', 'Christmas Day'),
  ('2017-12-26', 'Boxing Day'),
  ('2018-01-01', 'New Year''s Day'),
  ('2018-03-30', 'Good Friday'),
  ('2018-04-02', 'Easter Monday'),
  ('2018-05-07', 'Early May bank holiday'),
  ('2018-05-28', 'Spring bank holiday'),
  ('2018-08-27', 'Summer bank holiday'),
  ('2018-12-25', 'Christmas Day'),
  ('2018-12-26', 'Boxing Day'),
  ('2019-01-01', 'New Year''s Day'),
  ('2019-04-19', 'Good Friday'),
  ('2019-04-22', 'Easter Monday'),
  ('2019-05-06', 'Early May bank holiday'),
  ('2019-05-27', 'Spring bank holiday'),
  ('2019-08-26', 'Summer bank holiday'),
  ('2019-12-25', 'Christmas Day'),
  ('2019-12-26', 'Boxing Day'),
  ('2020-01-01', 'New Year''s Day'),
  ('2020-04-10', 'Good Friday'),
  ('2020-04-13', 'Easter Monday'),
  ('2020-05-08', 'Early May bank holiday'),
  ('2020-05-25', 'Spring bank holiday'),
  ('2020-08-31', 'Summer bank holiday'),
  ('2020-12-25', 'Christmas Day'),
  ('2020-12-28', 'Boxing Day'),
  ('2021-01-01', 'New Year''s Day'),
  ('2021-04-02', 'Good Friday'),
  ('2021-04-05', 'Easter Monday'),
  ('2021-05-03', 'Early May bank holiday'),
  ('2021-05-31', 'Spring bank holiday'),
  ('2021-08-30', 'Summer bank holiday'),
  ('2021-12-27', 'Christmas Day'),
  ('2021-12-28', 'Boxing Day'),
  ('2022-01-03', 'New Year''s Day'),
  ('2022-04-15', 'Good Friday'),
  ('2022-04-18', 'Easter Monday'),
  ('2022-05-02', 'Early May bank holiday'),
  ('2022-06-02', 'Spring bank holiday'),
  ('2022-06-03', 'Platinum Jubilee bank holiday'),
  ('2022-08-29', 'Summer bank holiday'),
  ('2022-09-19', 'State Funeral of Queen Elizabeth II'),
  ('2022-12-26', 'Boxing Day'),
  ('2022-12-27', 'Christmas Day'),
  ('2023-01-02', 'New Year''s Day'),
  ('2023-04-07', 'Good Friday'),
  ('2023-04-10', 'Easter Monday'),
  ('2023-05-01', 'Early May bank holiday'),
  ('2023-05-08', 'Coronation of King Charles III'),
  ('2023-05-29', 'Spring bank holiday'),
  ('2023-08-28', 'Summer bank holiday'),
  ('2023-12-25', 'Christmas Day'),
  ('2023-12-26', 'Boxing Day'),
  ('2024-01-01', 'New Year''s Day'),
  ('2024-03-29', 'Good Friday'),
  ('2024-04-01', 'Easter Monday'),
  ('2024-05-06', 'Early May bank holiday'),
  ('2024-05-27', 'Spring bank holiday'),
  ('2024-08-26', 'Summer bank holiday'),
  ('2024-12-25', 'Christmas Day'),
  ('2024-12-26', 'Boxing Day'),
  ('2025-01-01', 'New Year''s Day'),
  ('2025-04-18', 'Good Friday'),
  ('2025-04-21', 'Easter Monday'),
  ('2025-05-05', 'Early May bank holiday'),
  ('2025-05-26', 'Spring bank holiday'),
  ('2025-08-25', 'Summer bank holiday'),
  ('2025-12-25', 'Christmas Day'),
  ('2025-12-26', 'Boxing Day'),
  ('2026-01-01', 'New Year''s Day'),
  ('2026-04-03', 'Good Friday'),
  ('2026-04-06', 'Easter Monday'),
  ('2026-05-04', 'Early May bank holiday'),
  ('2026-05-25', 'Spring bank holiday'),
  ('2026-08-31', 'Summer bank holiday'),
  ('2026-12-25', 'Christmas Day'),
  ('2026-12-28', 'Boxing Day'),
  ('2027-01-01', 'New Year''s Day'),
  ('2027-03-26', 'Good Friday'),
  ('2027-03-29', 'Easter Monday'),
  ('2027-05-03', 'Early May bank holiday'),
  ('2027-05-31', 'Spring bank holiday'),
  ('2027-08-30', 'Summer bank holiday'),
  ('2027-12-27', 'Christmas Day'),
  ('2027-12-28', 'Boxing Day'),
  ('2028-01-03', 'New Year''s Day'),
  ('2028-04-14', 'Good Friday'),
  ('2028-04-17', 'Easter Monday'),
  ('2028-05-01', 'Early May bank holiday'),
  ('2028-05-29', 'Spring bank holiday'),
  ('2028-08-28', 'Summer bank holiday'),
  ('2028-12-25', 'Christmas Day'),
  ('2028-12-26', 'Boxing Day'),
  ('2029-01-01', 'New Year''s Day'),
  ('2029-03-30', 'Good Friday'),
  ('2029-04-02', 'Easter Monday'),
  ('2029-05-07', 'Early May bank holiday'),
  ('2029-05-28', 'Spring bank holiday'),
  ('2029-08-27', 'Summer bank holiday'),
  ('2029-12-25', 'Christmas Day'),
  ('2029-12-26', 'Boxing Day'),
  ('2030-01-01', 'New Year''s Day'),
  ('2030-04-19', 'Good Friday'),
  ('2030-04-22', 'Easter Monday'),
  ('2030-05-06', 'Early May bank holiday'),
  ('2030-05-27', 'Spring bank holiday'),
  ('2030-08-26', 'Summer bank holiday'),
  ('2030-12-25', 'Christmas Day'),
  ('2030-12-26', 'Boxing Day'),
  ('2031-01-01', 'New Year''s Day'),
  ('2031-04-11', 'Good Friday'),
  ('2031-04-14', 'Easter Monday'),
  ('2031-05-05', 'Early May bank holiday'),
  ('2031-05-26', 'Spring bank holiday'),
  ('2031-08-25', 'Summer bank holiday'),
  ('2031-12-25', 'Christmas Day'),
  ('2031-12-26', 'Boxing Day'),
  ('2032-01-01', 'New Year''s Day'),
  ('2032-03-26', 'Good Friday'),
  ('2032-03-29', 'Easter Monday'),
  ('2032-05-03', 'Early May bank holiday'),
  ('2032-05-31', 'Spring bank holiday'),
  ('2032-08-30', 'Summer bank holiday'),
  ('2032-12-27', 'Christmas Day'),
  ('2032-12-28', 'Boxing Day'),
  ('2033-01-03', 'New Year''s Day'),
  ('2033-04-15', 'Good Friday'),
  ('2033-04-18', 'Easter Monday'),
  ('2033-05-02', 'Early May bank holiday'),
  ('2033-05-30', 'Spring bank holiday'),
  ('2033-08-29', 'Summer bank holiday'),
  ('2033-12-26', 'Boxing Day'),
  ('2033-12-27', 'Christmas Day'),
  ('2034-01-02', 'New Year''s Day'),
  ('2034-04-07', 'Good Friday'),
  ('2034-04-10', 'Easter Monday'),
  ('2034-05-01', 'Early May bank holiday'),
  ('2034-05-29', 'Spring bank holiday'),
  ('2034-08-28', 'Summer bank holiday'),
  ('2034-12-25', 'Christmas Day'),
  ('2034-12-26', 'Boxing Day'),
  ('2035-01-01', 'New Year''s Day'),
  ('2035-03-23', 'Good Friday'),
  ('2035-03-26', 'Easter Monday'),
  ('2035-05-07', 'Early May bank holiday'),
  ('2035-05-28', 'Spring bank holiday'),
  ('2035-08-27', 'Summer bank holiday'),
  ('2035-12-25', 'Christmas Day'),
  ('2035-12-26', 'Boxing Day');

create schema capacity;

-- What is asked of a kind of service, as dated data: questions, checks between them, and the measures that are made of them.
-- A return keeps the version that it was asked by.
create table capacity.form (
  form_id text not null,
  version int not null,
  name text not null,
  valid_from date not null,
  source text not null,
  definition jsonb not null,
  primary key (form_id, version)
);

-- Whom the council asks, and when, from a month on. Before the first row nobody is asked.
create table capacity.setting (
  setting_id uuid primary key,
  authority_id uuid not null references people.authority,
  -- The first month that is asked by it.
  valid_from date not null check (extract(day from valid_from) = 1),
  asks text not null check (asks in ('contracted', 'all', 'nobody')),
  -- Days of the month that follows: the return opens on one and is due on the other, or on the next working day.
  opens_day int not null check (opens_day between 1 and 28),
  due_day int not null check (due_day between 1 and 28),
  -- Reminders: so many days before it is due, and each so many days after until it comes, so many times.
  remind_before int not null check (remind_before between 0 and 14),
  remind_every int not null check (remind_every between 1 and 28),
  remind_times int not null check (remind_times between 0 and 10),
  recorded_at timestamptz not null default now(),
  recorded_by text not null default platform.current_actor(),
  check (opens_day <= due_day),
  unique (authority_id, valid_from)
);

-- The return of one location for one month. No row: not asked, and never was.
create table capacity.monthly_return (
  return_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
  -- The first day of the month that it is about.
  month date not null check (extract(day from month) = 1),
  form_id text not null,
  form_version int not null,
  opens_on date not null,
  due_on date not null,
  state text not null check (state in ('not-asked', 'asked', 'in-hand', 'late', 'sent', 'queried', 'accepted')),
  -- The day on which it first came, and the version of its answers that stands; null until it comes.
  sent_on date,
  sent_number int,
  version int not null default 1,
  opened_at timestamptz not null default now(),
  foreign key (form_id, form_version) references capacity.form,
  check (opens_on <= due_on),
  check ((sent_on is null) = (sent_number is null)),
  check ((state in ('sent', 'queried', 'accepted')) = (sent_on is not null)),
  unique (authority_id, location_id, month)
);
create index monthly_return_month on capacity.monthly_return (authority_id, month, state);

-- What was typed and not sent yet, as it was typed.
create table capacity.draft (
  return_id uuid primary key references capacity.monthly_return on delete cascade,
  authority_id uuid not null references people.authority,
  location_id text not null,
  typed jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null default platform.current_actor()
);

-- What was sent, each time: a correction is a new version with its reason, and the one before stays.
create table capacity.answers (
  return_id uuid not null references capacity.monthly_return on delete cascade,
  number int not null check (number >= 1),
  authority_id uuid not null references people.authority,
  location_id text not null,
  answers jsonb not null,
  reason text not null default '' check (length(reason) <= 1000),
  -- True where an officer of the council entered it for the provider.
  on_behalf boolean not null,
  sent_on date not null,
  sent_at timestamptz not null,
  sent_by text not null default platform.current_actor(),
  primary key (return_id, number),
  check (number = 1 or length(reason) > 0)
);

-- What was done with a return, and what was written about it: asked, query, answer, accepted.
create table capacity.act (
  act_id uuid primary key,
  return_id uuid not null references capacity.monthly_return on delete cascade,
  authority_id uuid not null references people.authority,
  location_id text not null,
  act text not null check (act in ('ask', 'pass due', 'send', 'correct', 'query', 'accept', 'excuse')),
  words text not null default '' check (length(words) <= 2000),
  done_at timestamptz not null,
  done_by text not null default platform.current_actor()
);
create index act_return on capacity.act (return_id, done_at);

-- Who was reminded of a return, when and of what.
create table capacity.reminder (
  reminder_id uuid primary key,
  return_id uuid not null references capacity.monthly_return on delete cascade,
  authority_id uuid not null references people.authority,
  location_id text not null,
  kind text not null check (kind in ('opened', 'due soon', 'late', 'told officer')),
  -- Which of several: 1 for the first.
  number int not null,
  account_id uuid not null references people.account,
  reminded_on date not null,
  unique (return_id, kind, number, account_id)
);

-- The figures of the answers that stand, worked out when they were sent.
create table capacity.measure (
  return_id uuid not null references capacity.monthly_return on delete cascade,
  authority_id uuid not null references people.authority,
  location_id text not null,
  month date not null,
  measure text not null,
  value numeric not null,
  primary key (return_id, measure)
);
create index measure_location on capacity.measure (authority_id, location_id, month desc);

-- May whoever acts in this transaction answer for a location? A provider's person, for the provider that the house has set for
-- the transaction; nobody where none is set.
create function capacity.answers_for(p_location text) returns boolean
language sql stable
as $$
  select platform.may('capacity.answer') and exists (
    select from cqc.published_location l
     where l.location_id = p_location and l.provider_id = nullif(current_setting('amberley.provider_id', true), ''))
$$;

do $$
declare
  t text;
begin
  foreach t in array array['monthly_return', 'draft', 'answers', 'act', 'reminder', 'measure'] loop
    execute format('alter table capacity.%I enable row level security', t);
    -- The council's own people see all of their council's; a provider's person those of its locations, and no other's.
    execute format('create policy own on capacity.%I to amberley_app
      using (authority_id = platform.current_authority() and (platform.may(''capacity.read'') or capacity.answers_for(location_id)))
      with check (authority_id = platform.current_authority() and (platform.may(''capacity.record'') or capacity.answers_for(location_id)))', t);
  end loop;
end
$$;
alter table capacity.setting enable row level security;
create policy own on capacity.setting to amberley_app
  using (authority_id = platform.current_authority())
  with check (authority_id = platform.current_authority() and platform.may('capacity.administer'));

call platform.attach_audit('capacity.setting', 'setting_id');
call platform.attach_audit('capacity.monthly_return', 'return_id');
call platform.attach_audit('capacity.draft', 'return_id');
call platform.attach_audit('capacity.answers', 'return_id', 'number');
call platform.attach_audit('capacity.act', 'act_id');
call platform.attach_audit('capacity.reminder', 'reminder_id');

-- How each return stands, for whoever weighs risk: a score must be the same whoever's act made it (a provider's person sends a
-- return and the service is rated in the same transaction), so both views run with their owner's rights and show every return
-- of the council of the transaction.
--   late: it came after its due day, or has not come and the day is past.
--   missed_in_row: how many returns in a row, this one the last, were due and have not come; months not asked are left out.
create view capacity.published_return_state with (security_barrier = true) as
  select run.authority_id, run.location_id, run.month, run.due_on, run.sent_on,
         coalesce(run.sent_on > run.due_on, run.state = 'late') as late,
         (count(*) filter (where run.state = 'late')
           over (partition by run.authority_id, run.location_id, run.came order by run.month))::int as missed_in_row,
         run.return_id, run.state
    from (select r.authority_id, r.location_id, r.month, r.due_on, r.sent_on, r.state, r.return_id,
                 count(r.sent_on) over (partition by r.authority_id, r.location_id order by r.month) as came
            from capacity.monthly_return r
           where r.authority_id = platform.current_authority() and r.state <> 'not-asked') run;

-- The measures of returns that came.
create view capacity.published_return_fact with (security_barrier = true) as
  select m.authority_id, m.location_id, m.month, m.measure, m.value
    from capacity.measure m
   where m.authority_id = platform.current_authority();

-- The same as a reader may see them, for pages of rooms above.
create view capacity.published_return with (security_invoker = true) as
  select r.authority_id, r.return_id, r.location_id, r.month, r.opens_on, r.due_on, r.state, r.sent_on, r.form_id, r.form_version
    from capacity.monthly_return r;
create view capacity.published_measure with (security_invoker = true) as
  select m.authority_id, m.return_id, m.location_id, m.month, m.measure, m.value from capacity.measure m;

grant usage on schema capacity to amberley_app;
grant select on reference.bank_holiday, capacity.form to amberley_app;
grant select, insert, update, delete on capacity.draft, capacity.measure to amberley_app;
grant select, insert, update on capacity.setting, capacity.monthly_return to amberley_app;
grant select, insert on capacity.answers, capacity.act, capacity.reminder to amberley_app;
grant select on capacity.published_return_state, capacity.published_return_fact, capacity.published_return, capacity.published_measure
  to amberley_app;

-- The forms that are shipped, as src/modules/capacity/rules/forms has them (a test compares them).
insert into capacity.form (form_id, version, name, valid_from, source, definition)
select definition ->> 'id', (definition ->> 'version')::int, definition ->> 'name', (definition ->> 'validFrom')::date,
       definition ->> 'source', definition
  from (select $form$
{
  "id": "care-home",
  "version": 1,
  "name": "Care homes, each month",
  "validFrom": "2020-01-01",
  "appliesTo": ["Nursing home", "Residential home"],
  "source": "What councils ask providers each month, and what the national Capacity Tracker asks: beds or people, staff by role, agency, manager, harm, complaints, incidents and finance. A starting point that a later version may change.",
  "sections": [
    {
      "title": "Beds",
      "lead": "As on the last day of the month.",
      "questions": [
        {
          "key": "beds",
          "type": "number",
          "label": "Beds that can be used",
          "max": 300,
          "jump": {
            "percent": 20,
            "least": 3
          }
        },
        {
          "key": "occupied",
          "type": "number",
          "label": "Beds occupied",
          "max": 300,
          "jump": {
            "percent": 30,
            "least": 5
          }
        },
        {
          "key": "funded_us",
          "type": "number",
          "label": "Of the occupied beds: paid by this council",
          "max": 300
        },
        {
          "key": "funded_others",
          "type": "number",
          "label": "Of the occupied beds: paid by other councils",
          "max": 300
        },
        {
          "key": "funded_nhs",
          "type": "number",
          "label": "Of the occupied beds: paid by the NHS",
          "max": 300
        },
        {
          "key": "funded_self",
          "type": "number",
          "label": "Of the occupied beds: people who pay for themselves",
          "max": 300
        },
        {
          "key": "reserved",
          "type": "number",
          "label": "Empty beds that are reserved",
          "max": 300
        },
        {
          "key": "admitting",
          "type": "choice",
          "label": "Are you admitting people now?",
          "items": [
            {
              "value": "yes",
              "text": "Yes",
              "score": 1
            },
            {
              "value": "no",
              "text": "No",
              "score": 0
            }
          ]
        }
      ]
    },
    {
      "title": "Staff",
      "lead": "People, not full-time equivalents. Leave out agency staff, who are counted below.",
      "questions": [
        {
          "key": "staff_manager",
          "type": "number",
          "label": "Managers in post on the last day of the month",
          "max": 2000
        },
        {
          "key": "vacancies_manager",
          "type": "number",
          "label": "Managers: posts vacant on the last day of the month",
          "max": 500
        },
        {
          "key": "leavers_manager",
          "type": "number",
          "label": "Managers who left in the month",
          "max": 500
        },
        {
          "key": "staff_care",
          "type": "number",
          "label": "Care staff in post on the last day of the month",
          "max": 2000,
          "jump": {
            "percent": 30,
            "least": 5
          }
        },
        {
          "key": "vacancies_care",
          "type": "number",
          "label": "Care staff: posts vacant on the last day of the month",
          "max": 500
        },
        {
          "key": "leavers_care",
          "type": "number",
          "label": "Care staff who left in the month",
          "max": 500
        },
        {
          "key": "staff_nurse",
          "type": "number",
          "label": "Nurses in post on the last day of the month",
          "max": 2000
        },
        {
          "key": "vacancies_nurse",
          "type": "number",
          "label": "Nurses: posts vacant on the last day of the month",
          "max": 500
        },
        {
          "key": "leavers_nurse",
          "type": "number",
          "label": "Nurses who left in the month",
          "max": 500
        },
        {
          "key": "care_hours",
          "type": "number",
          "label": "Hours of care worked in the month, by own and agency staff",
          "max": 500000,
          "jump": {
            "percent": 50,
            "least": 200
          }
        },
        {
          "key": "agency_hours",
          "type": "number",
          "label": "Of them, hours worked by agency staff",
          "max": 500000,
          "jump": {
            "percent": 100,
            "least": 100
          }
        },
        {
          "key": "manager_in_post",
          "type": "choice",
          "label": "Is a registered manager in post?",
          "items": [
            {
              "value": "yes",
              "text": "Yes",
              "score": 1
            },
            {
              "value": "no",
              "text": "No",
              "score": 0
            }
          ],
          "hint": "Registered with CQC, and working here"
        },
        {
          "key": "manager_since",
          "type": "day",
          "label": "Since when is that so?",
          "hint": "The day the manager started, or the day from which there was none. For example 9 8 2021"
        },
        {
          "key": "training",
          "type": "percent",
          "label": "Staff whose mandatory training is up to date, in per cent"
        }
      ]
    },
    {
      "title": "Safety and quality in the month",
      "lead": "Counts only. Never write the name of a person who is cared for.",
      "questions": [
        {
          "key": "falls",
          "type": "number",
          "label": "Falls with an injury",
          "max": 300,
          "jump": {
            "percent": 200,
            "least": 5
          }
        },
        {
          "key": "ulcers_grade1",
          "type": "number",
          "label": "Pressure ulcers of grade 1 that people acquired here",
          "max": 100
        },
        {
          "key": "ulcers_grade2",
          "type": "number",
          "label": "Pressure ulcers of grade 2 that people acquired here",
          "max": 100
        },
        {
          "key": "ulcers_grade3",
          "type": "number",
          "label": "Pressure ulcers of grade 3 that people acquired here",
          "max": 100
        },
        {
          "key": "ulcers_grade4",
          "type": "number",
          "label": "Pressure ulcers of grade 4 that people acquired here",
          "max": 100
        },
        {
          "key": "safeguarding",
          "type": "number",
          "label": "Safeguarding referrals made",
          "max": 200
        },
        {
          "key": "complaints",
          "type": "number",
          "label": "Complaints received",
          "max": 200
        },
        {
          "key": "incidents",
          "type": "number",
          "label": "Incidents of which CQC must be notified",
          "max": 200
        },
        {
          "key": "deaths_unexpected",
          "type": "number",
          "label": "Deaths that were not expected",
          "max": 100
        },
        {
          "key": "medication_errors",
          "type": "number",
          "label": "Medication errors",
          "max": 500
        },
        {
          "key": "outbreak",
          "type": "choice",
          "label": "Has there been an outbreak of an infection?",
          "items": [
            {
              "value": "yes",
              "text": "Yes",
              "score": 1
            },
            {
              "value": "no",
              "text": "No",
              "score": 0
            }
          ]
        },
        {
          "key": "outbreak_words",
          "type": "words",
          "label": "Which infection, and since when",
          "max": 300,
          "optional": true
        }
      ]
    },
    {
      "title": "Money",
      "questions": [
        {
          "key": "finance",
          "type": "choice",
          "label": "How worried are you about the finances of this service?",
          "items": [
            {
              "value": "0",
              "text": "Not worried",
              "score": 0
            },
            {
              "value": "1",
              "text": "A little",
              "score": 1
            },
            {
              "value": "2",
              "text": "Worried",
              "score": 2
            },
            {
              "value": "3",
              "text": "Very worried",
              "score": 3
            },
            {
              "value": "4",
              "text": "We may not be able to go on",
              "score": 4
            }
          ]
        },
        {
          "key": "finance_words",
          "type": "words",
          "label": "What worries you, and what would help",
          "max": 2000,
          "optional": true
        }
      ]
    }
  ],
  "checks": [
    {
      "atMost": ["occupied", "beds"],
      "message": "Beds occupied must be no more than the beds that can be used"
    },
    {
      "parts": ["funded_us", "funded_others", "funded_nhs", "funded_self"],
      "total": "occupied",
      "message": "Beds by who pays must add up to the beds occupied"
    },
    {
      "parts": ["occupied", "reserved"],
      "atMost": "beds",
      "message": "Beds occupied and reserved must together be no more than the beds that can be used"
    },
    {
      "atMost": ["agency_hours", "care_hours"],
      "message": "Agency hours must be no more than all hours of care"
    },
    {
      "needs": "finance_words",
      "when": {
        "question": "finance",
        "from": 2
      },
      "message": "Say in a few words what worries you about the finances"
    },
    {
      "needs": "outbreak_words",
      "when": {
        "question": "outbreak",
        "from": 1
      },
      "message": "Say which infection it is"
    }
  ],
  "measures": [
    {
      "key": "beds",
      "value": "beds"
    },
    {
      "key": "occupied",
      "value": "occupied"
    },
    {
      "key": "occupancy_rate",
      "over": ["occupied"],
      "under": ["beds"],
      "times": 100
    },
    {
      "key": "admitting",
      "value": "admitting"
    },
    {
      "key": "falls_per_10_beds",
      "over": ["falls"],
      "under": ["occupied"],
      "times": 10
    },
    {
      "key": "pressure_ulcers_per_10_beds",
      "over": ["ulcers_grade1", "ulcers_grade2", "ulcers_grade3", "ulcers_grade4"],
      "under": ["occupied"],
      "times": 10
    },
    {
      "key": "severe_ulcers",
      "sum": ["ulcers_grade3", "ulcers_grade4"]
    },
    {
      "key": "vacancy_rate",
      "over": ["vacancies_manager", "vacancies_care", "vacancies_nurse"],
      "under": [
        "staff_manager",
        "staff_care",
        "staff_nurse",
        "vacancies_manager",
        "vacancies_care",
        "vacancies_nurse"
      ],
      "times": 100
    },
    {
      "key": "leavers_rate",
      "over": ["leavers_manager", "leavers_care", "leavers_nurse"],
      "under": ["staff_manager", "staff_care", "staff_nurse"],
      "times": 100
    },
    {
      "key": "agency_share",
      "over": ["agency_hours"],
      "under": ["care_hours"],
      "times": 100
    },
    {
      "key": "manager_in_post",
      "value": "manager_in_post"
    },
    {
      "key": "training_rate",
      "value": "training"
    },
    {
      "key": "safeguarding_per_10_beds",
      "over": ["safeguarding"],
      "under": ["occupied"],
      "times": 10
    },
    {
      "key": "complaints",
      "value": "complaints"
    },
    {
      "key": "notifiable_incidents",
      "value": "incidents"
    },
    {
      "key": "unexpected_deaths",
      "value": "deaths_unexpected"
    },
    {
      "key": "medication_errors",
      "value": "medication_errors"
    },
    {
      "key": "outbreak",
      "value": "outbreak"
    },
    {
      "key": "finance_worry",
      "value": "finance"
    }
  ]
}
$form$::jsonb as definition) shipped;
insert into capacity.form (form_id, version, name, valid_from, source, definition)
select definition ->> 'id', (definition ->> 'version')::int, definition ->> 'name', (definition ->> 'validFrom')::date,
       definition ->> 'source', definition
  from (select $form$
{
  "id": "home-care",
  "version": 1,
  "name": "Home care, extra care and supported living, each month",
  "validFrom": "2020-01-01",
  "appliesTo": ["Home care", "Extra care", "Supported living", "Shared Lives"],
  "source": "What councils ask providers each month, and what the national Capacity Tracker asks: beds or people, staff by role, agency, manager, harm, complaints, incidents and finance. A starting point that a later version may change.",
  "sections": [
    {
      "title": "People and visits",
      "questions": [
        {
          "key": "people",
          "type": "number",
          "label": "People cared for on the last day of the month",
          "max": 5000,
          "jump": {
            "percent": 30,
            "least": 5
          }
        },
        {
          "key": "funded_us",
          "type": "number",
          "label": "Of the people: paid by this council",
          "max": 5000
        },
        {
          "key": "funded_others",
          "type": "number",
          "label": "Of the people: paid by other councils",
          "max": 5000
        },
        {
          "key": "funded_nhs",
          "type": "number",
          "label": "Of the people: paid by the NHS",
          "max": 5000
        },
        {
          "key": "funded_self",
          "type": "number",
          "label": "Of the people: who pay for themselves",
          "max": 5000
        },
        {
          "key": "hours_delivered",
          "type": "number",
          "label": "Hours of care delivered in the month",
          "max": 500000,
          "jump": {
            "percent": 40,
            "least": 100
          }
        },
        {
          "key": "visits",
          "type": "number",
          "label": "Visits planned in the month",
          "max": 500000,
          "jump": {
            "percent": 40,
            "least": 100
          }
        },
        {
          "key": "visits_missed",
          "type": "number",
          "label": "Of them, missed",
          "max": 50000
        },
        {
          "key": "visits_late",
          "type": "number",
          "label": "Of them, more than half an hour late",
          "max": 100000
        },
        {
          "key": "admitting",
          "type": "choice",
          "label": "Are you taking on people now?",
          "items": [
            {
              "value": "yes",
              "text": "Yes",
              "score": 1
            },
            {
              "value": "no",
              "text": "No",
              "score": 0
            }
          ]
        }
      ]
    },
    {
      "title": "Staff",
      "lead": "People, not full-time equivalents. Leave out agency staff, who are counted below.",
      "questions": [
        {
          "key": "staff_manager",
          "type": "number",
          "label": "Managers in post on the last day of the month",
          "max": 2000
        },
        {
          "key": "vacancies_manager",
          "type": "number",
          "label": "Managers: posts vacant on the last day of the month",
          "max": 500
        },
        {
          "key": "leavers_manager",
          "type": "number",
          "label": "Managers who left in the month",
          "max": 500
        },
        {
          "key": "staff_care",
          "type": "number",
          "label": "Care staff in post on the last day of the month",
          "max": 2000,
          "jump": {
            "percent": 30,
            "least": 5
          }
        },
        {
          "key": "vacancies_care",
          "type": "number",
          "label": "Care staff: posts vacant on the last day of the month",
          "max": 500
        },
        {
          "key": "leavers_care",
          "type": "number",
          "label": "Care staff who left in the month",
          "max": 500
        },
        {
          "key": "care_hours",
          "type": "number",
          "label": "Hours of care worked in the month, by own and agency staff",
          "max": 500000,
          "jump": {
            "percent": 50,
            "least": 200
          }
        },
        {
          "key": "agency_hours",
          "type": "number",
          "label": "Of them, hours worked by agency staff",
          "max": 500000,
          "jump": {
            "percent": 100,
            "least": 100
          }
        },
        {
          "key": "manager_in_post",
          "type": "choice",
          "label": "Is a registered manager in post?",
          "items": [
            {
              "value": "yes",
              "text": "Yes",
              "score": 1
            },
            {
              "value": "no",
              "text": "No",
              "score": 0
            }
          ],
          "hint": "Registered with CQC, and working here"
        },
        {
          "key": "manager_since",
          "type": "day",
          "label": "Since when is that so?",
          "hint": "The day the manager started, or the day from which there was none. For example 9 8 2021"
        },
        {
          "key": "training",
          "type": "percent",
          "label": "Staff whose mandatory training is up to date, in per cent"
        }
      ]
    },
    {
      "title": "Safety and quality in the month",
      "lead": "Counts only. Never write the name of a person who is cared for.",
      "questions": [
        {
          "key": "falls",
          "type": "number",
          "label": "Falls with an injury while staff were there",
          "max": 300,
          "jump": {
            "percent": 200,
            "least": 5
          }
        },
        {
          "key": "safeguarding",
          "type": "number",
          "label": "Safeguarding referrals made",
          "max": 200
        },
        {
          "key": "complaints",
          "type": "number",
          "label": "Complaints received",
          "max": 200
        },
        {
          "key": "incidents",
          "type": "number",
          "label": "Incidents of which CQC must be notified",
          "max": 200
        },
        {
          "key": "deaths_unexpected",
          "type": "number",
          "label": "Deaths that were not expected",
          "max": 100
        },
        {
          "key": "medication_errors",
          "type": "number",
          "label": "Medication errors",
          "max": 500
        },
        {
          "key": "outbreak",
          "type": "choice",
          "label": "Has there been an outbreak of an infection?",
          "items": [
            {
              "value": "yes",
              "text": "Yes",
              "score": 1
            },
            {
              "value": "no",
              "text": "No",
              "score": 0
            }
          ]
        },
        {
          "key": "outbreak_words",
          "type": "words",
          "label": "Which infection, and since when",
          "max": 300,
          "optional": true
        }
      ]
    },
    {
      "title": "Money",
      "questions": [
        {
          "key": "finance",
          "type": "choice",
          "label": "How worried are you about the finances of this service?",
          "items": [
            {
              "value": "0",
              "text": "Not worried",
              "score": 0
            },
            {
              "value": "1",
              "text": "A little",
              "score": 1
            },
            {
              "value": "2",
              "text": "Worried",
              "score": 2
            },
            {
              "value": "3",
              "text": "Very worried",
              "score": 3
            },
            {
              "value": "4",
              "text": "We may not be able to go on",
              "score": 4
            }
          ]
        },
        {
          "key": "finance_words",
          "type": "words",
          "label": "What worries you, and what would help",
          "max": 2000,
          "optional": true
        }
      ]
    }
  ],
  "checks": [
    {
      "parts": ["funded_us", "funded_others", "funded_nhs", "funded_self"],
      "total": "people",
      "message": "People by who pays must add up to the people cared for"
    },
    {
      "parts": ["visits_missed", "visits_late"],
      "atMost": "visits",
      "message": "Visits missed and late must together be no more than the visits planned"
    },
    {
      "atMost": ["agency_hours", "care_hours"],
      "message": "Agency hours must be no more than all hours of care"
    },
    {
      "needs": "finance_words",
      "when": {
        "question": "finance",
        "from": 2
      },
      "message": "Say in a few words what worries you about the finances"
    },
    {
      "needs": "outbreak_words",
      "when": {
        "question": "outbreak",
        "from": 1
      },
      "message": "Say which infection it is"
    }
  ],
  "measures": [
    {
      "key": "people",
      "value": "people"
    },
    {
      "key": "hours_delivered",
      "value": "hours_delivered"
    },
    {
      "key": "admitting",
      "value": "admitting"
    },
    {
      "key": "missed_visits_per_1000",
      "over": ["visits_missed"],
      "under": ["visits"],
      "times": 1000
    },
    {
      "key": "late_visits_per_1000",
      "over": ["visits_late"],
      "under": ["visits"],
      "times": 1000
    },
    {
      "key": "falls_per_10_people",
      "over": ["falls"],
      "under": ["people"],
      "times": 10
    },
    {
      "key": "vacancy_rate",
      "over": ["vacancies_manager", "vacancies_care"],
      "under": ["staff_manager", "staff_care", "vacancies_manager", "vacancies_care"],
      "times": 100
    },
    {
      "key": "leavers_rate",
      "over": ["leavers_manager", "leavers_care"],
      "under": ["staff_manager", "staff_care"],
      "times": 100
    },
    {
      "key": "agency_share",
      "over": ["agency_hours"],
      "under": ["care_hours"],
      "times": 100
    },
    {
      "key": "manager_in_post",
      "value": "manager_in_post"
    },
    {
      "key": "training_rate",
      "value": "training"
    },
    {
      "key": "safeguarding_per_10_people",
      "over": ["safeguarding"],
      "under": ["people"],
      "times": 10
    },
    {
      "key": "complaints",
      "value": "complaints"
    },
    {
      "key": "notifiable_incidents",
      "value": "incidents"
    },
    {
      "key": "unexpected_deaths",
      "value": "deaths_unexpected"
    },
    {
      "key": "medication_errors",
      "value": "medication_errors"
    },
    {
      "key": "outbreak",
      "value": "outbreak"
    },
    {
      "key": "finance_worry",
      "value": "finance"
    }
  ]
}
$form$::jsonb as definition) shipped;
