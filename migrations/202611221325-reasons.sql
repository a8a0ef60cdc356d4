-- Room risk: models that weigh what the council itself knows, and who may see the reasons that rest on it.

-- What was heard of each location by a day, an event as two characters: its kind as the caller's code for it, and severity
-- and age in days as one (4000 x severity + age). A rating of the whole market reads a million events; as rows, and through
-- intelligence.published_signal, they took five times longer than this way: 1.1 s against 0.2 s. Runs with its owner's rights
-- for the same reason as that view: a score must be the same whoever's act made it. It says no more than that view does. A
-- function is planned without knowing the days; then the planner thinks of a few rows, walks the table by day and sorts (4.5 s),
-- where the index below has everything in the order in which it is needed. So the other ways are closed to it.
create index event_signal on intelligence.event (authority_id, location_id, received_on, kind, severity)
  where location_id is not null and state not in ('merged', 'split', 'withdrawn');
create function intelligence.published_heard(p_day date, p_days int, p_codes jsonb)
returns table (location_id text, heard text)
language sql stable security definer rows 50000 set search_path = pg_catalog, intelligence, platform
  set jit = off set enable_indexscan = off set enable_bitmapscan = off set enable_sort = off set enable_seqscan = off
  set enable_hashagg = off
as $$
  select e.location_id, string_agg((p_codes ->> e.kind) || chr(4000 * e.severity + (p_day - e.received_on)), '')
    from intelligence.event e
   where e.authority_id = platform.current_authority() and e.location_id is not null
     and e.state not in ('merged', 'split', 'withdrawn')
     and e.received_on <= p_day and e.received_on > p_day - least(p_days, 3660)
   group by e.location_id
$$;
revoke all on function intelligence.published_heard(date, int, jsonb) from public;
grant execute on function intelligence.published_heard(date, int, jsonb) to amberley_app;

-- The same sentence and score for those who may know only what is published.
alter table risk.assessment add column why_open text, add column score_open numeric;
alter table risk.assessment_history add column why_open text, add column score_open numeric;

-- All reasons until now rest on what is published.
create function risk.marked_open(reasons jsonb) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_agg(r || '{"audience": "everyone"}' order by place), '[]')
    from jsonb_array_elements(reasons) with ordinality as all_of (r, place)
$$;
update risk.assessment
   set why_open = why, score_open = score, contributions = risk.marked_open(contributions), unknown = risk.marked_open(unknown),
       floors = risk.marked_open(floors);
alter table risk.assessment_history disable trigger audit_update;
update risk.assessment_history set why_open = why, score_open = score;
alter table risk.assessment_history enable trigger audit_update;
drop function risk.marked_open;

alter table risk.assessment alter column why_open set not null, alter column score_open set not null;
alter table risk.assessment_history alter column why_open set not null, alter column score_open set not null;

-- Of some reasons, those that everybody may know.
create function risk.open_reasons(reasons jsonb) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_agg(r order by place), '[]')
    from jsonb_array_elements(reasons) with ordinality as all_of (r, place)
   where r ->> 'audience' = 'everyone'
$$;

-- Everything that is shown of an assessment goes through these: whoever lacks risk.reasons sees what is published, and that
-- the council knows more where that made the colour. The permission is asked once a statement.
create or replace view risk.published_assessment with (security_invoker = true) as
  select authority_id, location_id, as_at, model_id, model_version,
         case when (select platform.may('risk.reasons')) then score else score_open end as score, rag,
         case when (select platform.may('risk.reasons')) then why else why_open end as why,
         case when (select platform.may('risk.reasons')) then contributions else risk.open_reasons(contributions) end as contributions,
         case when (select platform.may('risk.reasons')) then unknown else risk.open_reasons(unknown) end as unknown,
         case when (select platform.may('risk.reasons')) then floors else risk.open_reasons(floors) end as floors,
         computed_at, why_open, score_open
    from risk.assessment;
create or replace view risk.published_assessment_history with (security_invoker = true) as
  select authority_id, location_id, as_at, model_id, model_version,
         case when (select platform.may('risk.reasons')) then score else score_open end as score, rag,
         case when (select platform.may('risk.reasons')) then why else why_open end as why
    from risk.assessment_history;

-- The newest entry of each location by a day, with all its reasons: for this room's own work.
create function risk.assessment_as_at(day date) returns setof risk.assessment_history
language sql stable
as $$
  select last.*
    from (
      select distinct on (h.authority_id, h.location_id) h.*
        from risk.assessment_history h
       where h.as_at <= day
       order by h.authority_id, h.location_id, h.as_at desc
    ) last
   where last.rag is not null
$$;
create or replace function risk.published_assessment_as_at(day date)
returns table (authority_id uuid, location_id text, as_at date, model_id text, model_version int, score numeric, rag text, why text)
language sql stable
as $$
  select last.authority_id, last.location_id, last.as_at, last.model_id, last.model_version,
         case when (select platform.may('risk.reasons')) then last.score else last.score_open end, last.rag,
         case when (select platform.may('risk.reasons')) then last.why else last.why_open end
    from (
      select distinct on (h.authority_id, h.location_id) h.*
        from risk.assessment_history h
       where h.as_at <= day
       order by h.authority_id, h.location_id, h.as_at desc
    ) last
   where last.rag is not null
$$;

-- Another council sees no reason that rests on what this one heard.
create or replace view risk.shared_summary with (security_barrier = true) as
  select w.giver_id, a.location_id, a.why_open as why, w.contact,
         (select coalesce(jsonb_agg(jsonb_build_object('indicator', c ->> 'indicator', 'words', c ->> 'words')), '[]')
            from jsonb_array_elements(a.contributions) c
           where (c ->> 'points')::numeric > 0 and c ->> 'audience' = 'everyone') as reasons,
         (select coalesce(jsonb_agg(jsonb_build_object('atLeast', f ->> 'atLeast', 'words', f ->> 'words')), '[]')
            from jsonb_array_elements(a.floors) f where f ->> 'audience' = 'everyone') as floors
    from people.shared_with_us w
    join risk.assessment a on a.authority_id = w.giver_id
   where w.depth >= 2;

-- The shipped models that weigh the council's own knowledge, as src/modules/risk/rules/models has them (a test compares them).
insert into risk.model (model_id, version, name, valid_from, source, definition)
select definition ->> 'id', (definition ->> 'version')::int, definition ->> 'name', (definition ->> 'validFrom')::date,
       definition ->> 'source', definition
  from (select $model$
{
  "id": "care-homes",
  "version": 1,
  "name": "Care homes",
  "validFrom": "2023-01-01",
  "appliesTo": ["Nursing home", "Residential home"],
  "source": "Keeps what the model of CQC facts gives, and adds what the council itself knows, as councils commonly weigh it: safeguarding, concerns, complaints and incidents by size of the home, and the monthly return with staff, harm, beds and money. Starts on the first day for which the log is kept here, so that past months can be assessed. A starting point to be simulated and back-tested, not a finding.",
  "thresholds": {
    "amber": 20,
    "red": 60
  },
  "indicators": [
    {
      "key": "overall-rating",
      "label": "Overall rating",
      "source": "CQC's overall rating on its four-step scale. Below Good is the first thing that councils' risk tools look at; Inadequate is a top-tier trigger on its own.",
      "reads": {
        "fact": "rating",
        "of": "overall"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 25,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 60,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        }
      ],
      "unknown": {
        "points": 10,
        "words": "No overall rating ({reason})",
        "because": "it has no overall rating from CQC ({reason})"
      }
    },
    {
      "key": "safe-rating",
      "label": "Rating for Safe",
      "source": "CQC's rating for the key question Safe. Inadequate for Safe triggers escalation in councils' practice, whatever the overall rating.",
      "reads": {
        "fact": "rating",
        "of": "safe"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 12,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 30,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "well-led-rating",
      "label": "Rating for Well-led",
      "source": "CQC's rating for the key question Well-led, which councils check beside Safe when they choose providers: weak leadership comes before weak care.",
      "reads": {
        "fact": "rating",
        "of": "well-led"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 10,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 25,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "rating-age",
      "label": "Age of a good rating",
      "source": "Ratings are now several years old on average. A rating of Good or better reassures less as it ages; a rating below Good does not get better or worse by waiting, so its age gives nothing.",
      "reads": {
        "fact": "rating-age",
        "of": "overall",
        "when": ["Outstanding", "Good"]
      },
      "bands": [
        {
          "from": 0,
          "to": 24,
          "points": 0,
          "words": "Its rating of {rating} is from {date}"
        },
        {
          "from": 24,
          "to": 36,
          "points": 4,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 36,
          "to": 60,
          "points": 8,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 60,
          "to": null,
          "points": 14,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "No rating whose age could be told"
      }
    },
    {
      "key": "rating-change",
      "label": "Direction of the last change",
      "source": "The overall rating against the one before it. A fall, or a second inspection that still finds a service below Good, is a warning beyond the rating itself.",
      "reads": {
        "fact": "rating-change"
      },
      "bands": [
        {
          "equals": "improved",
          "points": 0,
          "words": "Rose from {previous} to {rating} on {date}"
        },
        {
          "equals": "unchanged",
          "points": 0,
          "words": "Stayed {rating} when rated on {date}"
        },
        {
          "equals": "first rating",
          "points": 0,
          "words": "First rated on {date}"
        },
        {
          "equals": "still below Good",
          "points": 10,
          "words": "Still {rating} when rated again on {date}",
          "because": "it was still {rating} when rated again on {date}"
        },
        {
          "equals": "fell one step",
          "points": 6,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        },
        {
          "equals": "fell two steps or more",
          "points": 10,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "No rating whose direction could be told"
      }
    },
    {
      "key": "waiting",
      "label": "Wait for a first rating",
      "source": "The regulator means to look at a new service within about a year. The longer nobody has looked, the less is known.",
      "reads": {
        "fact": "waiting"
      },
      "bands": [
        {
          "from": 0,
          "to": 12,
          "points": 0,
          "words": "Registered {ago} and not yet rated"
        },
        {
          "from": 12,
          "to": 24,
          "points": 4,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        },
        {
          "from": 24,
          "to": null,
          "points": 8,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        }
      ],
      "unknown": {
        "points": 4,
        "words": "Never rated, and its registration day is not known",
        "because": "it has never been rated"
      }
    },
    {
      "key": "manager",
      "label": "Registered manager",
      "source": "A registered manager is a condition of registration for most services (Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 7, and CQC (Registration) Regulations 2009, regulation 5); a vacancy that lasts is an early sign of decline.",
      "reads": {
        "fact": "manager"
      },
      "bands": [
        {
          "equals": "in post",
          "points": 0,
          "words": "A registered manager is in post"
        },
        {
          "equals": "none registered",
          "points": 8,
          "words": "No registered manager",
          "because": "it has no registered manager"
        },
        {
          "from": 0,
          "to": 3,
          "points": 4,
          "words": "Without a registered manager since {date}",
          "because": "the registered manager left on {date}"
        },
        {
          "from": 3,
          "to": 6,
          "points": 8,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        },
        {
          "from": 6,
          "to": null,
          "points": 12,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether there is a registered manager is not known for this day"
      }
    },
    {
      "key": "dormancy",
      "label": "Dormancy",
      "source": "A dormant service is registered and gives no care, so its rating speaks of the past and what restarts is untried.",
      "reads": {
        "fact": "dormancy"
      },
      "bands": [
        {
          "equals": "active",
          "points": 0,
          "words": "Active"
        },
        {
          "equals": "dormant",
          "points": 6,
          "words": "Dormant: registered, but giving no care",
          "because": "it is dormant"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether it is dormant is not known for this day"
      }
    },
    {
      "key": "enforcement",
      "label": "Enforcement in force",
      "source": "Warning notices, conditions, suspensions and prosecutions that the council has recorded. CQC's data files do not carry them reliably, so none recorded does not prove that there are none.",
      "reads": {
        "fact": "enforcement"
      },
      "bands": [
        {
          "equals": "none recorded",
          "points": 0,
          "words": "No enforcement recorded"
        },
        {
          "equals": "in force",
          "points": 15,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        },
        {
          "equals": "severe in force",
          "points": 40,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether enforcement is in force is not known"
      }
    },
    {
      "key": "safeguarding",
      "label": "Safeguarding enquiries",
      "source": "Number and severity of safeguarding enquiries are among the first things that councils' risk tools count. Ninety days, because the meetings that look at them do so each month or quarter.",
      "reads": {
        "fact": "events",
        "kinds": ["safeguarding"],
        "called": {
          "one": "safeguarding enquiry",
          "many": "safeguarding enquiries"
        },
        "minSeverity": 2,
        "days": 90,
        "measure": "count",
        "perBeds": 60
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 1,
          "to": 2,
          "points": 7,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 2,
          "to": 3,
          "points": 14,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 3,
          "to": 5,
          "points": 22,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 5,
          "to": null,
          "points": 28,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "worst-concern",
      "label": "Worst concern of the last month",
      "source": "A critical concern asks for action whatever else is known: councils act at once on allegations of abuse, on deaths and on people who are unsafe today. Whoever told it, it counts alike.",
      "reads": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 1,
        "days": 30,
        "measure": "worst"
      },
      "bands": [
        {
          "from": 0,
          "to": 4,
          "points": 0,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}"
        },
        {
          "from": 4,
          "to": 5,
          "points": 14,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}",
          "because": "the council heard a concern of severity {worst} in the last {days} days"
        },
        {
          "from": 5,
          "to": null,
          "points": 24,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}",
          "because": "the council heard a concern of severity {worst} in the last {days} days"
        }
      ]
    },
    {
      "key": "concerns",
      "label": "Concerns of the last year",
      "source": "A series of concerns tells more than each by itself, and one from last winter tells less than one from last week: councils look for clusters. Severe ones weigh more, and each weighs half after 60 days.",
      "reads": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 1,
        "days": 365,
        "measure": "weight",
        "severityWeights": [1, 2, 4, 8, 16],
        "halfLife": 60,
        "perBeds": 60
      },
      "bands": [
        {
          "from": 0,
          "to": 6,
          "points": 0,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}"
        },
        {
          "from": 6,
          "to": 12,
          "points": 4,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 12,
          "to": 24,
          "points": 8,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 24,
          "to": 48,
          "points": 14,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 48,
          "to": null,
          "points": 20,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        }
      ]
    },
    {
      "key": "complaints",
      "label": "Complaints and worried feedback",
      "source": "Complaints are on every council's list of indicators. Large services have more of them without being worse, so size counts.",
      "reads": {
        "fact": "events",
        "kinds": ["complaint", "feedback-adverse"],
        "called": {
          "one": "complaint or worry",
          "many": "complaints and worries"
        },
        "minSeverity": 1,
        "days": 180,
        "measure": "count",
        "perBeds": 40
      },
      "bands": [
        {
          "from": 0,
          "to": 2,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 2,
          "to": 4,
          "points": 3,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 4,
          "to": 7,
          "points": 6,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 7,
          "to": null,
          "points": 9,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "incidents",
      "label": "Notifiable incidents",
      "source": "Low-level incidents are counted on a pathway of their own and not as safeguarding: a few are a sign of honest reporting, many are a sign of strain.",
      "reads": {
        "fact": "events",
        "kinds": "notifiable incident",
        "called": {
          "one": "notifiable incident",
          "many": "notifiable incidents"
        },
        "minSeverity": 1,
        "days": 90,
        "measure": "count",
        "perBeds": 40
      },
      "bands": [
        {
          "from": 0,
          "to": 4,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 4,
          "to": 8,
          "points": 3,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 8,
          "to": null,
          "points": 6,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "finance-heard",
      "label": "Financial worries",
      "source": "Bills unpaid, wages late or accounts overdue come before closures: councils and CQC's market oversight watch them beside the care itself.",
      "reads": {
        "fact": "events",
        "kinds": ["finance"],
        "called": {
          "one": "financial worry",
          "many": "financial worries"
        },
        "minSeverity": 1,
        "days": 180,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {kinds} in {days} days"
        },
        {
          "from": 1,
          "to": 2,
          "points": 6,
          "words": "{count} {kinds} in {days} days",
          "because": "the council heard of {count} {kinds} in {days} days"
        },
        {
          "from": 2,
          "to": null,
          "points": 10,
          "words": "{count} {kinds} in {days} days",
          "because": "the council heard of {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "heard",
      "label": "Nothing heard",
      "source": "No visit, no return and no word of any kind is not good news: unknown is shown as unknown. It gives no points, because a service of which one bad thing was told must never look worse than if nothing had been said.",
      "reads": {
        "fact": "heard",
        "months": 12
      },
      "bands": [
        {
          "equals": "heard",
          "points": 0,
          "words": "Something was heard in {months} months"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Nothing heard in {months} months: no entry in the log, no return, no visit by CQC"
      }
    },
    {
      "key": "return-missed",
      "label": "Monthly returns missed",
      "source": "A return that is missing or late is an early warning in councils' practice; the national Capacity Tracker counts three months in a row.",
      "reads": {
        "fact": "return-missed"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {months} in a row without a return"
        },
        {
          "from": 1,
          "to": 2,
          "points": 3,
          "words": "{count} {months} in a row without a return",
          "because": "no monthly return came for {count} {months} in a row"
        },
        {
          "from": 2,
          "to": 3,
          "points": 6,
          "words": "{count} {months} in a row without a return",
          "because": "no monthly return came for {count} {months} in a row"
        },
        {
          "from": 3,
          "to": null,
          "points": 10,
          "words": "{count} {months} in a row without a return",
          "because": "no monthly return came for {count} {months} in a row"
        }
      ]
    },
    {
      "key": "return-late",
      "label": "Monthly returns late",
      "source": "A return that comes late month after month is an early warning too, if a smaller one.",
      "reads": {
        "fact": "return-late"
      },
      "bands": [
        {
          "from": 0,
          "to": 3,
          "points": 0,
          "words": "{count} {months} in a row with a late return or none"
        },
        {
          "from": 3,
          "to": null,
          "points": 2,
          "words": "{count} {months} in a row with a late return or none",
          "because": "the monthly return has been late or missing for {count} {months} in a row"
        }
      ]
    },
    {
      "key": "vacancies",
      "label": "Staff vacancies",
      "source": "Vacancies, turnover and agency use are on councils' lists of indicators: a service that cannot keep staff soon cannot keep its care.",
      "reads": {
        "fact": "return",
        "measure": "vacancy_rate",
        "called": "The share of posts that are vacant",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 12,
          "points": 0,
          "words": "Vacant posts: {value} per cent in the return for {month}"
        },
        {
          "from": 12,
          "to": 20,
          "points": 3,
          "words": "Vacant posts: {value} per cent in the return for {month}",
          "because": "{value} per cent of its posts were vacant in {month}"
        },
        {
          "from": 20,
          "to": 30,
          "points": 6,
          "words": "Vacant posts: {value} per cent in the return for {month}",
          "because": "{value} per cent of its posts were vacant in {month}"
        },
        {
          "from": 30,
          "to": null,
          "points": 8,
          "words": "Vacant posts: {value} per cent in the return for {month}",
          "because": "{value} per cent of its posts were vacant in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Staff vacancies: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "leavers",
      "label": "Staff who left in the month",
      "source": "Turnover, as the month's leavers out of those employed. About a quarter of care staff leave in a year, so two in a hundred in a month is usual.",
      "reads": {
        "fact": "return",
        "measure": "leavers_rate",
        "called": "The share of staff who left in the month",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 6,
          "points": 0,
          "words": "Staff who left: {value} per cent in the return for {month}"
        },
        {
          "from": 6,
          "to": 12,
          "points": 3,
          "words": "Staff who left: {value} per cent in the return for {month}",
          "because": "{value} per cent of its staff left in {month}"
        },
        {
          "from": 12,
          "to": null,
          "points": 5,
          "words": "Staff who left: {value} per cent in the return for {month}",
          "because": "{value} per cent of its staff left in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Staff who left in the month: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "agency",
      "label": "Agency staff",
      "source": "Agency use is on councils' lists of indicators: people are cared for by strangers, and the budget suffers.",
      "reads": {
        "fact": "return",
        "measure": "agency_share",
        "called": "The share of care hours worked by agency staff",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 15,
          "points": 0,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}"
        },
        {
          "from": 15,
          "to": 30,
          "points": 3,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}",
          "because": "agency staff worked {value} per cent of its care hours in {month}"
        },
        {
          "from": 30,
          "to": 50,
          "points": 6,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}",
          "because": "agency staff worked {value} per cent of its care hours in {month}"
        },
        {
          "from": 50,
          "to": null,
          "points": 8,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}",
          "because": "agency staff worked {value} per cent of its care hours in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Agency staff: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "occupancy",
      "label": "Occupancy",
      "source": "A home that is half empty may not cover its costs. Councils watch occupancy for that, and not because few residents were a fault.",
      "reads": {
        "fact": "return",
        "measure": "occupancy_rate",
        "called": "The share of beds that are occupied",
        "months": 3,
        "worse": "lower"
      },
      "bands": [
        {
          "from": 0,
          "to": 65,
          "points": 5,
          "words": "Occupied beds: {value} per cent in the return for {month}",
          "because": "{value} per cent of its beds were occupied in {month}"
        },
        {
          "from": 65,
          "to": 80,
          "points": 2,
          "words": "Occupied beds: {value} per cent in the return for {month}",
          "because": "{value} per cent of its beds were occupied in {month}"
        },
        {
          "from": 80,
          "to": null,
          "points": 0,
          "words": "Occupied beds: {value} per cent in the return for {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Occupancy: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "ulcers",
      "label": "Severe pressure ulcers",
      "source": "Pressure ulcers of grade 3 and 4 are mostly avoidable, and each is a question about care.",
      "reads": {
        "fact": "return",
        "measure": "severe_ulcers",
        "called": "Pressure ulcers of grade 3 and 4",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "Severe pressure ulcers: {value} in the return for {month}"
        },
        {
          "from": 1,
          "to": 2,
          "points": 4,
          "words": "Severe pressure ulcers: {value} in the return for {month}",
          "because": "its return for {month} counts {value} severe pressure ulcers"
        },
        {
          "from": 2,
          "to": null,
          "points": 8,
          "words": "Severe pressure ulcers: {value} in the return for {month}",
          "because": "its return for {month} counts {value} severe pressure ulcers"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Severe pressure ulcers: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "falls",
      "label": "Falls",
      "source": "Falls for each ten residents are on councils' lists of indicators; many can mean too few staff at the wrong hours.",
      "reads": {
        "fact": "return",
        "measure": "falls_per_10_beds",
        "called": "Falls for each ten occupied beds",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 5,
          "points": 0,
          "words": "Falls: {value} for each ten residents in the return for {month}"
        },
        {
          "from": 5,
          "to": 9,
          "points": 2,
          "words": "Falls: {value} for each ten residents in the return for {month}",
          "because": "it had {value} falls for each ten residents in {month}"
        },
        {
          "from": 9,
          "to": null,
          "points": 4,
          "words": "Falls: {value} for each ten residents in the return for {month}",
          "because": "it had {value} falls for each ten residents in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Falls: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "finance-returned",
      "label": "Worry about money, in the provider's own words",
      "source": "The monthly return asks how worried the provider is, from 0 (not) to 4 (it may not go on). Who says it themselves should be believed.",
      "reads": {
        "fact": "return",
        "measure": "finance_worry",
        "called": "How worried the provider is about money, from 0 to 4",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "Worry about money: {value} of 4 in the return for {month}"
        },
        {
          "from": 1,
          "to": 2,
          "points": 2,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        },
        {
          "from": 2,
          "to": 3,
          "points": 6,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        },
        {
          "from": 3,
          "to": 4,
          "points": 12,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        },
        {
          "from": 4,
          "to": null,
          "points": 20,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Worry about money, in the provider's own words: not known, no return of the last 3 months says it"
      }
    }
  ],
  "floors": [
    {
      "when": {
        "fact": "rating",
        "of": "overall",
        "in": ["Inadequate"]
      },
      "atLeast": "Red",
      "words": "Rated Inadequate overall: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} on {date}",
      "source": "Inadequate overall is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "rating",
        "of": "safe",
        "in": ["Inadequate"]
      },
      "atLeast": "Red",
      "words": "Rated Inadequate for Safe: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} for {question} on {date}",
      "source": "Inadequate for Safe is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "enforcement",
        "severe": true
      },
      "atLeast": "Red",
      "words": "{kind} in force since {date}: at least Red while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "A warning notice or special measures is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "enforcement",
        "severe": false
      },
      "atLeast": "Amber",
      "words": "{kind} in force since {date}: at least Amber while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "Any action of the regulator against a service is a concern until it is lifted."
    },
    {
      "when": {
        "fact": "not-rated"
      },
      "atLeast": "Amber",
      "words": "Not rated ({reason}): unknown is never green",
      "because": "CQC has not rated it ({reason}) and unknown is never green",
      "source": "About a fifth of registered services have no rating. Not knowing is not a reason for comfort."
    },
    {
      "when": {
        "fact": "not-regulated"
      },
      "atLeast": "Amber",
      "words": "CQC does not register this service, so its ratings say nothing of it: unknown is never green",
      "because": "CQC does not register it, so nothing here tells of its quality, and unknown is never green",
      "source": "Nobody inspects it, so what is known is only what the council happens to hear."
    },
    {
      "when": {
        "fact": "rating-age",
        "of": "overall",
        "months": 84
      },
      "atLeast": "Amber",
      "words": "Rated {ago}: a rating older than seven years counts as unknown, and unknown is never green",
      "because": "its rating of {rating} is {age} old",
      "source": "After seven years owners, managers and most staff have usually changed."
    },
    {
      "when": {
        "fact": "dormancy"
      },
      "atLeast": "Amber",
      "words": "Dormant: nobody can see care being given",
      "because": "it is dormant",
      "source": "What gives no care cannot be seen to be good."
    },
    {
      "when": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 4,
        "days": 90,
        "count": 3
      },
      "atLeast": "Red",
      "words": "{count} {kinds} of severity 4 or 5 in {days} days: at least Red while they are that close together",
      "because": "the council heard {count} severe {kinds} in {days} days",
      "source": "A series or cluster of concerns is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 5,
        "days": 30,
        "count": 1
      },
      "atLeast": "Amber",
      "words": "A critical concern was heard on {newest}: at least Amber for {days} days",
      "because": "the council heard a critical concern on {newest}",
      "source": "What may be abuse, a death or people unsafe today is looked into before anybody calls a service safe."
    },
    {
      "when": {
        "fact": "return-missed",
        "months": 3
      },
      "atLeast": "Amber",
      "words": "{count} {months} in a row without a return: at least Amber until one comes",
      "because": "no monthly return came for {count} {months} in a row",
      "source": "Three months missed in a row is where the national Capacity Tracker sees a risk of penalties. Whoever does not answer is not known to be well."
    }
  ],
  "caps": [
    {
      "label": "What is small and frequent",
      "indicators": ["complaints", "incidents"],
      "most": 12,
      "source": "Many small things must not outweigh one grave one."
    },
    {
      "label": "What the returns say",
      "indicators": [
        "return-missed",
        "return-late",
        "vacancies",
        "leavers",
        "agency",
        "occupancy",
        "ulcers",
        "falls",
        "finance-returned"
      ],
      "most": 25,
      "source": "What a provider says of itself month by month warns early, and by itself is no more than a reason to look."
    },
    {
      "label": "What was heard",
      "indicators": ["safeguarding", "worst-concern", "concerns", "complaints", "incidents", "finance-heard"],
      "most": 45,
      "source": "What was heard overlaps: one event can be a safeguarding enquiry, a concern and the worst of the month. By itself it makes Amber; a cluster of severe concerns is Red by its floor."
    }
  ],
  "adjustments": [
    {
      "label": "people who can hardly complain for themselves",
      "indicators": ["safeguarding"],
      "clientGroups": ["Dementia", "Learning disabilities"],
      "percent": 125,
      "source": "Where people cannot easily say what happens to them, fewer enquiries are raised, and each tells more."
    }
  ]
}
$model$::jsonb as definition) shipped;
insert into risk.model (model_id, version, name, valid_from, source, definition)
select definition ->> 'id', (definition ->> 'version')::int, definition ->> 'name', (definition ->> 'validFrom')::date,
       definition ->> 'source', definition
  from (select $model$
{
  "id": "home-care",
  "version": 1,
  "name": "Care at home and supported housing",
  "validFrom": "2023-01-01",
  "appliesTo": ["Home care", "Extra care", "Supported living", "Shared Lives"],
  "source": "Keeps what the model of CQC facts gives, and adds what the council itself knows, as councils commonly weigh it: safeguarding, concerns, complaints and incidents, and the monthly return with staff, missed and late visits and money. Starts on the first day for which the log is kept here, so that past months can be assessed. A starting point to be simulated and back-tested, not a finding.",
  "thresholds": {
    "amber": 20,
    "red": 60
  },
  "indicators": [
    {
      "key": "overall-rating",
      "label": "Overall rating",
      "source": "CQC's overall rating on its four-step scale. Below Good is the first thing that councils' risk tools look at; Inadequate is a top-tier trigger on its own.",
      "reads": {
        "fact": "rating",
        "of": "overall"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 25,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 60,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        }
      ],
      "unknown": {
        "points": 10,
        "words": "No overall rating ({reason})",
        "because": "it has no overall rating from CQC ({reason})"
      }
    },
    {
      "key": "safe-rating",
      "label": "Rating for Safe",
      "source": "CQC's rating for the key question Safe. Inadequate for Safe triggers escalation in councils' practice, whatever the overall rating.",
      "reads": {
        "fact": "rating",
        "of": "safe"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 12,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 30,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "well-led-rating",
      "label": "Rating for Well-led",
      "source": "CQC's rating for the key question Well-led, which councils check beside Safe when they choose providers: weak leadership comes before weak care.",
      "reads": {
        "fact": "rating",
        "of": "well-led"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 10,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 25,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "rating-age",
      "label": "Age of a good rating",
      "source": "Ratings are now several years old on average. A rating of Good or better reassures less as it ages; a rating below Good does not get better or worse by waiting, so its age gives nothing.",
      "reads": {
        "fact": "rating-age",
        "of": "overall",
        "when": ["Outstanding", "Good"]
      },
      "bands": [
        {
          "from": 0,
          "to": 24,
          "points": 0,
          "words": "Its rating of {rating} is from {date}"
        },
        {
          "from": 24,
          "to": 36,
          "points": 4,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 36,
          "to": 60,
          "points": 8,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 60,
          "to": null,
          "points": 14,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "No rating whose age could be told"
      }
    },
    {
      "key": "rating-change",
      "label": "Direction of the last change",
      "source": "The overall rating against the one before it. A fall, or a second inspection that still finds a service below Good, is a warning beyond the rating itself.",
      "reads": {
        "fact": "rating-change"
      },
      "bands": [
        {
          "equals": "improved",
          "points": 0,
          "words": "Rose from {previous} to {rating} on {date}"
        },
        {
          "equals": "unchanged",
          "points": 0,
          "words": "Stayed {rating} when rated on {date}"
        },
        {
          "equals": "first rating",
          "points": 0,
          "words": "First rated on {date}"
        },
        {
          "equals": "still below Good",
          "points": 10,
          "words": "Still {rating} when rated again on {date}",
          "because": "it was still {rating} when rated again on {date}"
        },
        {
          "equals": "fell one step",
          "points": 6,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        },
        {
          "equals": "fell two steps or more",
          "points": 10,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "No rating whose direction could be told"
      }
    },
    {
      "key": "waiting",
      "label": "Wait for a first rating",
      "source": "The regulator means to look at a new service within about a year. The longer nobody has looked, the less is known.",
      "reads": {
        "fact": "waiting"
      },
      "bands": [
        {
          "from": 0,
          "to": 12,
          "points": 0,
          "words": "Registered {ago} and not yet rated"
        },
        {
          "from": 12,
          "to": 24,
          "points": 4,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        },
        {
          "from": 24,
          "to": null,
          "points": 8,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        }
      ],
      "unknown": {
        "points": 4,
        "words": "Never rated, and its registration day is not known",
        "because": "it has never been rated"
      }
    },
    {
      "key": "manager",
      "label": "Registered manager",
      "source": "A registered manager is a condition of registration for most services (Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 7, and CQC (Registration) Regulations 2009, regulation 5); a vacancy that lasts is an early sign of decline.",
      "reads": {
        "fact": "manager"
      },
      "bands": [
        {
          "equals": "in post",
          "points": 0,
          "words": "A registered manager is in post"
        },
        {
          "equals": "none registered",
          "points": 8,
          "words": "No registered manager",
          "because": "it has no registered manager"
        },
        {
          "from": 0,
          "to": 3,
          "points": 4,
          "words": "Without a registered manager since {date}",
          "because": "the registered manager left on {date}"
        },
        {
          "from": 3,
          "to": 6,
          "points": 8,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        },
        {
          "from": 6,
          "to": null,
          "points": 12,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether there is a registered manager is not known for this day"
      }
    },
    {
      "key": "dormancy",
      "label": "Dormancy",
      "source": "A dormant service is registered and gives no care, so its rating speaks of the past and what restarts is untried.",
      "reads": {
        "fact": "dormancy"
      },
      "bands": [
        {
          "equals": "active",
          "points": 0,
          "words": "Active"
        },
        {
          "equals": "dormant",
          "points": 6,
          "words": "Dormant: registered, but giving no care",
          "because": "it is dormant"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether it is dormant is not known for this day"
      }
    },
    {
      "key": "enforcement",
      "label": "Enforcement in force",
      "source": "Warning notices, conditions, suspensions and prosecutions that the council has recorded. CQC's data files do not carry them reliably, so none recorded does not prove that there are none.",
      "reads": {
        "fact": "enforcement"
      },
      "bands": [
        {
          "equals": "none recorded",
          "points": 0,
          "words": "No enforcement recorded"
        },
        {
          "equals": "in force",
          "points": 15,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        },
        {
          "equals": "severe in force",
          "points": 40,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether enforcement is in force is not known"
      }
    },
    {
      "key": "safeguarding",
      "label": "Safeguarding enquiries",
      "source": "Number and severity of safeguarding enquiries are among the first things that councils' risk tools count. Ninety days, because the meetings that look at them do so each month or quarter.",
      "reads": {
        "fact": "events",
        "kinds": ["safeguarding"],
        "called": {
          "one": "safeguarding enquiry",
          "many": "safeguarding enquiries"
        },
        "minSeverity": 2,
        "days": 90,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 1,
          "to": 2,
          "points": 7,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 2,
          "to": 3,
          "points": 14,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 3,
          "to": 5,
          "points": 22,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 5,
          "to": null,
          "points": 28,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "worst-concern",
      "label": "Worst concern of the last month",
      "source": "A critical concern asks for action whatever else is known: councils act at once on allegations of abuse, on deaths and on people who are unsafe today. Whoever told it, it counts alike.",
      "reads": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 1,
        "days": 30,
        "measure": "worst"
      },
      "bands": [
        {
          "from": 0,
          "to": 4,
          "points": 0,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}"
        },
        {
          "from": 4,
          "to": 5,
          "points": 14,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}",
          "because": "the council heard a concern of severity {worst} in the last {days} days"
        },
        {
          "from": 5,
          "to": null,
          "points": 24,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}",
          "because": "the council heard a concern of severity {worst} in the last {days} days"
        }
      ]
    },
    {
      "key": "concerns",
      "label": "Concerns of the last year",
      "source": "A series of concerns tells more than each by itself, and one from last winter tells less than one from last week: councils look for clusters. Severe ones weigh more, and each weighs half after 60 days.",
      "reads": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 1,
        "days": 365,
        "measure": "weight",
        "severityWeights": [1, 2, 4, 8, 16],
        "halfLife": 60
      },
      "bands": [
        {
          "from": 0,
          "to": 6,
          "points": 0,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}"
        },
        {
          "from": 6,
          "to": 12,
          "points": 4,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 12,
          "to": 24,
          "points": 8,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 24,
          "to": 48,
          "points": 14,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 48,
          "to": null,
          "points": 20,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        }
      ]
    },
    {
      "key": "complaints",
      "label": "Complaints and worried feedback",
      "source": "Complaints are on every council's list of indicators. Large services have more of them without being worse, so size counts.",
      "reads": {
        "fact": "events",
        "kinds": ["complaint", "feedback-adverse"],
        "called": {
          "one": "complaint or worry",
          "many": "complaints and worries"
        },
        "minSeverity": 1,
        "days": 180,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 2,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 2,
          "to": 4,
          "points": 3,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 4,
          "to": 7,
          "points": 6,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 7,
          "to": null,
          "points": 9,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "incidents",
      "label": "Notifiable incidents",
      "source": "Low-level incidents are counted on a pathway of their own and not as safeguarding: a few are a sign of honest reporting, many are a sign of strain.",
      "reads": {
        "fact": "events",
        "kinds": "notifiable incident",
        "called": {
          "one": "notifiable incident",
          "many": "notifiable incidents"
        },
        "minSeverity": 1,
        "days": 90,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 4,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 4,
          "to": 8,
          "points": 3,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 8,
          "to": null,
          "points": 6,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "finance-heard",
      "label": "Financial worries",
      "source": "Bills unpaid, wages late or accounts overdue come before closures: councils and CQC's market oversight watch them beside the care itself.",
      "reads": {
        "fact": "events",
        "kinds": ["finance"],
        "called": {
          "one": "financial worry",
          "many": "financial worries"
        },
        "minSeverity": 1,
        "days": 180,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {kinds} in {days} days"
        },
        {
          "from": 1,
          "to": 2,
          "points": 6,
          "words": "{count} {kinds} in {days} days",
          "because": "the council heard of {count} {kinds} in {days} days"
        },
        {
          "from": 2,
          "to": null,
          "points": 10,
          "words": "{count} {kinds} in {days} days",
          "because": "the council heard of {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "heard",
      "label": "Nothing heard",
      "source": "No visit, no return and no word of any kind is not good news: unknown is shown as unknown. It gives no points, because a service of which one bad thing was told must never look worse than if nothing had been said.",
      "reads": {
        "fact": "heard",
        "months": 12
      },
      "bands": [
        {
          "equals": "heard",
          "points": 0,
          "words": "Something was heard in {months} months"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Nothing heard in {months} months: no entry in the log, no return, no visit by CQC"
      }
    },
    {
      "key": "return-missed",
      "label": "Monthly returns missed",
      "source": "A return that is missing or late is an early warning in councils' practice; the national Capacity Tracker counts three months in a row.",
      "reads": {
        "fact": "return-missed"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {months} in a row without a return"
        },
        {
          "from": 1,
          "to": 2,
          "points": 3,
          "words": "{count} {months} in a row without a return",
          "because": "no monthly return came for {count} {months} in a row"
        },
        {
          "from": 2,
          "to": 3,
          "points": 6,
          "words": "{count} {months} in a row without a return",
          "because": "no monthly return came for {count} {months} in a row"
        },
        {
          "from": 3,
          "to": null,
          "points": 10,
          "words": "{count} {months} in a row without a return",
          "because": "no monthly return came for {count} {months} in a row"
        }
      ]
    },
    {
      "key": "return-late",
      "label": "Monthly returns late",
      "source": "A return that comes late month after month is an early warning too, if a smaller one.",
      "reads": {
        "fact": "return-late"
      },
      "bands": [
        {
          "from": 0,
          "to": 3,
          "points": 0,
          "words": "{count} {months} in a row with a late return or none"
        },
        {
          "from": 3,
          "to": null,
          "points": 2,
          "words": "{count} {months} in a row with a late return or none",
          "because": "the monthly return has been late or missing for {count} {months} in a row"
        }
      ]
    },
    {
      "key": "vacancies",
      "label": "Staff vacancies",
      "source": "Vacancies, turnover and agency use are on councils' lists of indicators: a service that cannot keep staff soon cannot keep its care.",
      "reads": {
        "fact": "return",
        "measure": "vacancy_rate",
        "called": "The share of posts that are vacant",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 12,
          "points": 0,
          "words": "Vacant posts: {value} per cent in the return for {month}"
        },
        {
          "from": 12,
          "to": 20,
          "points": 3,
          "words": "Vacant posts: {value} per cent in the return for {month}",
          "because": "{value} per cent of its posts were vacant in {month}"
        },
        {
          "from": 20,
          "to": 30,
          "points": 6,
          "words": "Vacant posts: {value} per cent in the return for {month}",
          "because": "{value} per cent of its posts were vacant in {month}"
        },
        {
          "from": 30,
          "to": null,
          "points": 8,
          "words": "Vacant posts: {value} per cent in the return for {month}",
          "because": "{value} per cent of its posts were vacant in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Staff vacancies: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "leavers",
      "label": "Staff who left in the month",
      "source": "Turnover, as the month's leavers out of those employed. About a quarter of care staff leave in a year, so two in a hundred in a month is usual.",
      "reads": {
        "fact": "return",
        "measure": "leavers_rate",
        "called": "The share of staff who left in the month",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 6,
          "points": 0,
          "words": "Staff who left: {value} per cent in the return for {month}"
        },
        {
          "from": 6,
          "to": 12,
          "points": 3,
          "words": "Staff who left: {value} per cent in the return for {month}",
          "because": "{value} per cent of its staff left in {month}"
        },
        {
          "from": 12,
          "to": null,
          "points": 5,
          "words": "Staff who left: {value} per cent in the return for {month}",
          "because": "{value} per cent of its staff left in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Staff who left in the month: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "agency",
      "label": "Agency staff",
      "source": "Agency use is on councils' lists of indicators: people are cared for by strangers, and the budget suffers.",
      "reads": {
        "fact": "return",
        "measure": "agency_share",
        "called": "The share of care hours worked by agency staff",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 15,
          "points": 0,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}"
        },
        {
          "from": 15,
          "to": 30,
          "points": 3,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}",
          "because": "agency staff worked {value} per cent of its care hours in {month}"
        },
        {
          "from": 30,
          "to": 50,
          "points": 6,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}",
          "because": "agency staff worked {value} per cent of its care hours in {month}"
        },
        {
          "from": 50,
          "to": null,
          "points": 8,
          "words": "Care hours worked by agency staff: {value} per cent in the return for {month}",
          "because": "agency staff worked {value} per cent of its care hours in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Agency staff: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "missed-visits",
      "label": "Missed visits",
      "source": "A visit that nobody makes leaves somebody without food, medicine or help: what matters most in care at home.",
      "reads": {
        "fact": "return",
        "measure": "missed_visits_per_1000",
        "called": "Visits missed of each thousand",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 2,
          "points": 0,
          "words": "Missed visits: {value} of each thousand in the return for {month}"
        },
        {
          "from": 2,
          "to": 5,
          "points": 4,
          "words": "Missed visits: {value} of each thousand in the return for {month}",
          "because": "it missed {value} of each thousand visits in {month}"
        },
        {
          "from": 5,
          "to": 10,
          "points": 8,
          "words": "Missed visits: {value} of each thousand in the return for {month}",
          "because": "it missed {value} of each thousand visits in {month}"
        },
        {
          "from": 10,
          "to": null,
          "points": 12,
          "words": "Missed visits: {value} of each thousand in the return for {month}",
          "because": "it missed {value} of each thousand visits in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Missed visits: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "late-visits",
      "label": "Late visits",
      "source": "Lateness on many visits shows rounds that cannot be worked as they are planned.",
      "reads": {
        "fact": "return",
        "measure": "late_visits_per_1000",
        "called": "Visits late of each thousand",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 60,
          "points": 0,
          "words": "Late visits: {value} of each thousand in the return for {month}"
        },
        {
          "from": 60,
          "to": 150,
          "points": 2,
          "words": "Late visits: {value} of each thousand in the return for {month}",
          "because": "{value} of each thousand of its visits were late in {month}"
        },
        {
          "from": 150,
          "to": null,
          "points": 5,
          "words": "Late visits: {value} of each thousand in the return for {month}",
          "because": "{value} of each thousand of its visits were late in {month}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Late visits: not known, no return of the last 3 months says it"
      }
    },
    {
      "key": "finance-returned",
      "label": "Worry about money, in the provider's own words",
      "source": "The monthly return asks how worried the provider is, from 0 (not) to 4 (it may not go on). Who says it themselves should be believed.",
      "reads": {
        "fact": "return",
        "measure": "finance_worry",
        "called": "How worried the provider is about money, from 0 to 4",
        "months": 3,
        "worse": "higher"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "Worry about money: {value} of 4 in the return for {month}"
        },
        {
          "from": 1,
          "to": 2,
          "points": 2,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        },
        {
          "from": 2,
          "to": 3,
          "points": 6,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        },
        {
          "from": 3,
          "to": 4,
          "points": 12,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        },
        {
          "from": 4,
          "to": null,
          "points": 20,
          "words": "Worry about money: {value} of 4 in the return for {month}",
          "because": "its return for {month} puts its worry about money at {value} of 4"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Worry about money, in the provider's own words: not known, no return of the last 3 months says it"
      }
    }
  ],
  "floors": [
    {
      "when": {
        "fact": "rating",
        "of": "overall",
        "in": ["Inadequate"]
      },
      "atLeast": "Red",
      "words": "Rated Inadequate overall: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} on {date}",
      "source": "Inadequate overall is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "rating",
        "of": "safe",
        "in": ["Inadequate"]
      },
      "atLeast": "Red",
      "words": "Rated Inadequate for Safe: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} for {question} on {date}",
      "source": "Inadequate for Safe is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "enforcement",
        "severe": true
      },
      "atLeast": "Red",
      "words": "{kind} in force since {date}: at least Red while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "A warning notice or special measures is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "enforcement",
        "severe": false
      },
      "atLeast": "Amber",
      "words": "{kind} in force since {date}: at least Amber while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "Any action of the regulator against a service is a concern until it is lifted."
    },
    {
      "when": {
        "fact": "not-rated"
      },
      "atLeast": "Amber",
      "words": "Not rated ({reason}): unknown is never green",
      "because": "CQC has not rated it ({reason}) and unknown is never green",
      "source": "About a fifth of registered services have no rating. Not knowing is not a reason for comfort."
    },
    {
      "when": {
        "fact": "not-regulated"
      },
      "atLeast": "Amber",
      "words": "CQC does not register this service, so its ratings say nothing of it: unknown is never green",
      "because": "CQC does not register it, so nothing here tells of its quality, and unknown is never green",
      "source": "Nobody inspects it, so what is known is only what the council happens to hear."
    },
    {
      "when": {
        "fact": "rating-age",
        "of": "overall",
        "months": 84
      },
      "atLeast": "Amber",
      "words": "Rated {ago}: a rating older than seven years counts as unknown, and unknown is never green",
      "because": "its rating of {rating} is {age} old",
      "source": "After seven years owners, managers and most staff have usually changed."
    },
    {
      "when": {
        "fact": "dormancy"
      },
      "atLeast": "Amber",
      "words": "Dormant: nobody can see care being given",
      "because": "it is dormant",
      "source": "What gives no care cannot be seen to be good."
    },
    {
      "when": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 4,
        "days": 90,
        "count": 3
      },
      "atLeast": "Red",
      "words": "{count} {kinds} of severity 4 or 5 in {days} days: at least Red while they are that close together",
      "because": "the council heard {count} severe {kinds} in {days} days",
      "source": "A series or cluster of concerns is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 5,
        "days": 30,
        "count": 1
      },
      "atLeast": "Amber",
      "words": "A critical concern was heard on {newest}: at least Amber for {days} days",
      "because": "the council heard a critical concern on {newest}",
      "source": "What may be abuse, a death or people unsafe today is looked into before anybody calls a service safe."
    },
    {
      "when": {
        "fact": "return-missed",
        "months": 3
      },
      "atLeast": "Amber",
      "words": "{count} {months} in a row without a return: at least Amber until one comes",
      "because": "no monthly return came for {count} {months} in a row",
      "source": "Three months missed in a row is where the national Capacity Tracker sees a risk of penalties. Whoever does not answer is not known to be well."
    }
  ],
  "caps": [
    {
      "label": "What is small and frequent",
      "indicators": ["complaints", "incidents"],
      "most": 12,
      "source": "Many small things must not outweigh one grave one."
    },
    {
      "label": "What the returns say",
      "indicators": [
        "return-missed",
        "return-late",
        "vacancies",
        "leavers",
        "agency",
        "missed-visits",
        "late-visits",
        "finance-returned"
      ],
      "most": 25,
      "source": "What a provider says of itself month by month warns early, and by itself is no more than a reason to look."
    },
    {
      "label": "What was heard",
      "indicators": ["safeguarding", "worst-concern", "concerns", "complaints", "incidents", "finance-heard"],
      "most": 45,
      "source": "What was heard overlaps: one event can be a safeguarding enquiry, a concern and the worst of the month. By itself it makes Amber; a cluster of severe concerns is Red by its floor."
    }
  ],
  "adjustments": [
    {
      "label": "people who can hardly complain for themselves",
      "indicators": ["safeguarding"],
      "clientGroups": ["Dementia", "Learning disabilities"],
      "percent": 125,
      "source": "Where people cannot easily say what happens to them, fewer enquiries are raised, and each tells more."
    }
  ]
}
$model$::jsonb as definition) shipped;
insert into risk.model (model_id, version, name, valid_from, source, definition)
select definition ->> 'id', (definition ->> 'version')::int, definition ->> 'name', (definition ->> 'validFrom')::date,
       definition ->> 'source', definition
  from (select $model$
{
  "id": "other-services",
  "version": 1,
  "name": "Other services",
  "validFrom": "2023-01-01",
  "appliesTo": null,
  "source": "Keeps what the model of CQC facts gives, and adds what the council itself knows, as councils commonly weigh it: safeguarding, concerns, complaints and incidents. For every kind of service without a model of its own, also those that CQC does not register; no monthly return is asked of them. Starts on the first day for which the log is kept here, so that past months can be assessed. A starting point to be simulated and back-tested, not a finding.",
  "thresholds": {
    "amber": 20,
    "red": 60
  },
  "indicators": [
    {
      "key": "overall-rating",
      "label": "Overall rating",
      "source": "CQC's overall rating on its four-step scale. Below Good is the first thing that councils' risk tools look at; Inadequate is a top-tier trigger on its own.",
      "reads": {
        "fact": "rating",
        "of": "overall"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 25,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 60,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        }
      ],
      "unknown": {
        "points": 10,
        "words": "No overall rating ({reason})",
        "because": "it has no overall rating from CQC ({reason})"
      }
    },
    {
      "key": "safe-rating",
      "label": "Rating for Safe",
      "source": "CQC's rating for the key question Safe. Inadequate for Safe triggers escalation in councils' practice, whatever the overall rating.",
      "reads": {
        "fact": "rating",
        "of": "safe"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 12,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 30,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "well-led-rating",
      "label": "Rating for Well-led",
      "source": "CQC's rating for the key question Well-led, which councils check beside Safe when they choose providers: weak leadership comes before weak care.",
      "reads": {
        "fact": "rating",
        "of": "well-led"
      },
      "bands": [
        {
          "equals": "Outstanding",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Good",
          "points": 0,
          "words": "Rated {rating} for {question} {ago}"
        },
        {
          "equals": "Requires improvement",
          "points": 10,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 25,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "rating-age",
      "label": "Age of a good rating",
      "source": "Ratings are now several years old on average. A rating of Good or better reassures less as it ages; a rating below Good does not get better or worse by waiting, so its age gives nothing.",
      "reads": {
        "fact": "rating-age",
        "of": "overall",
        "when": ["Outstanding", "Good"]
      },
      "bands": [
        {
          "from": 0,
          "to": 24,
          "points": 0,
          "words": "Its rating of {rating} is from {date}"
        },
        {
          "from": 24,
          "to": 36,
          "points": 4,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 36,
          "to": 60,
          "points": 8,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 60,
          "to": null,
          "points": 14,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "No rating whose age could be told"
      }
    },
    {
      "key": "rating-change",
      "label": "Direction of the last change",
      "source": "The overall rating against the one before it. A fall, or a second inspection that still finds a service below Good, is a warning beyond the rating itself.",
      "reads": {
        "fact": "rating-change"
      },
      "bands": [
        {
          "equals": "improved",
          "points": 0,
          "words": "Rose from {previous} to {rating} on {date}"
        },
        {
          "equals": "unchanged",
          "points": 0,
          "words": "Stayed {rating} when rated on {date}"
        },
        {
          "equals": "first rating",
          "points": 0,
          "words": "First rated on {date}"
        },
        {
          "equals": "still below Good",
          "points": 10,
          "words": "Still {rating} when rated again on {date}",
          "because": "it was still {rating} when rated again on {date}"
        },
        {
          "equals": "fell one step",
          "points": 6,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        },
        {
          "equals": "fell two steps or more",
          "points": 10,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "No rating whose direction could be told"
      }
    },
    {
      "key": "waiting",
      "label": "Wait for a first rating",
      "source": "The regulator means to look at a new service within about a year. The longer nobody has looked, the less is known.",
      "reads": {
        "fact": "waiting"
      },
      "bands": [
        {
          "from": 0,
          "to": 12,
          "points": 0,
          "words": "Registered {ago} and not yet rated"
        },
        {
          "from": 12,
          "to": 24,
          "points": 4,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        },
        {
          "from": 24,
          "to": null,
          "points": 8,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        }
      ],
      "unknown": {
        "points": 4,
        "words": "Never rated, and its registration day is not known",
        "because": "it has never been rated"
      }
    },
    {
      "key": "manager",
      "label": "Registered manager",
      "source": "A registered manager is a condition of registration for most services (Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 7, and CQC (Registration) Regulations 2009, regulation 5); a vacancy that lasts is an early sign of decline.",
      "reads": {
        "fact": "manager"
      },
      "bands": [
        {
          "equals": "in post",
          "points": 0,
          "words": "A registered manager is in post"
        },
        {
          "equals": "none registered",
          "points": 8,
          "words": "No registered manager",
          "because": "it has no registered manager"
        },
        {
          "from": 0,
          "to": 3,
          "points": 4,
          "words": "Without a registered manager since {date}",
          "because": "the registered manager left on {date}"
        },
        {
          "from": 3,
          "to": 6,
          "points": 8,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        },
        {
          "from": 6,
          "to": null,
          "points": 12,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether there is a registered manager is not known for this day"
      }
    },
    {
      "key": "dormancy",
      "label": "Dormancy",
      "source": "A dormant service is registered and gives no care, so its rating speaks of the past and what restarts is untried.",
      "reads": {
        "fact": "dormancy"
      },
      "bands": [
        {
          "equals": "active",
          "points": 0,
          "words": "Active"
        },
        {
          "equals": "dormant",
          "points": 6,
          "words": "Dormant: registered, but giving no care",
          "because": "it is dormant"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether it is dormant is not known for this day"
      }
    },
    {
      "key": "enforcement",
      "label": "Enforcement in force",
      "source": "Warning notices, conditions, suspensions and prosecutions that the council has recorded. CQC's data files do not carry them reliably, so none recorded does not prove that there are none.",
      "reads": {
        "fact": "enforcement"
      },
      "bands": [
        {
          "equals": "none recorded",
          "points": 0,
          "words": "No enforcement recorded"
        },
        {
          "equals": "in force",
          "points": 15,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        },
        {
          "equals": "severe in force",
          "points": 40,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Whether enforcement is in force is not known"
      }
    },
    {
      "key": "safeguarding",
      "label": "Safeguarding enquiries",
      "source": "Number and severity of safeguarding enquiries are among the first things that councils' risk tools count. Ninety days, because the meetings that look at them do so each month or quarter.",
      "reads": {
        "fact": "events",
        "kinds": ["safeguarding"],
        "called": {
          "one": "safeguarding enquiry",
          "many": "safeguarding enquiries"
        },
        "minSeverity": 2,
        "days": 90,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 1,
          "to": 2,
          "points": 7,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 2,
          "to": 3,
          "points": 14,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 3,
          "to": 5,
          "points": 22,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 5,
          "to": null,
          "points": 28,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "worst-concern",
      "label": "Worst concern of the last month",
      "source": "A critical concern asks for action whatever else is known: councils act at once on allegations of abuse, on deaths and on people who are unsafe today. Whoever told it, it counts alike.",
      "reads": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 1,
        "days": 30,
        "measure": "worst"
      },
      "bands": [
        {
          "from": 0,
          "to": 4,
          "points": 0,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}"
        },
        {
          "from": 4,
          "to": 5,
          "points": 14,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}",
          "because": "the council heard a concern of severity {worst} in the last {days} days"
        },
        {
          "from": 5,
          "to": null,
          "points": 24,
          "words": "A concern of severity {worst} in the last {days} days, the newest on {newest}",
          "because": "the council heard a concern of severity {worst} in the last {days} days"
        }
      ]
    },
    {
      "key": "concerns",
      "label": "Concerns of the last year",
      "source": "A series of concerns tells more than each by itself, and one from last winter tells less than one from last week: councils look for clusters. Severe ones weigh more, and each weighs half after 60 days.",
      "reads": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 1,
        "days": 365,
        "measure": "weight",
        "severityWeights": [1, 2, 4, 8, 16],
        "halfLife": 60
      },
      "bands": [
        {
          "from": 0,
          "to": 6,
          "points": 0,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}"
        },
        {
          "from": 6,
          "to": 12,
          "points": 4,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 12,
          "to": 24,
          "points": 8,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 24,
          "to": 48,
          "points": 14,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        },
        {
          "from": 48,
          "to": null,
          "points": 20,
          "words": "{count} {kinds} in a year, the newest on {newest}{size}",
          "because": "the council heard {count} {kinds} in a year"
        }
      ]
    },
    {
      "key": "complaints",
      "label": "Complaints and worried feedback",
      "source": "Complaints are on every council's list of indicators. Large services have more of them without being worse, so size counts.",
      "reads": {
        "fact": "events",
        "kinds": ["complaint", "feedback-adverse"],
        "called": {
          "one": "complaint or worry",
          "many": "complaints and worries"
        },
        "minSeverity": 1,
        "days": 180,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 2,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 2,
          "to": 4,
          "points": 3,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 4,
          "to": 7,
          "points": 6,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 7,
          "to": null,
          "points": 9,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "incidents",
      "label": "Notifiable incidents",
      "source": "Low-level incidents are counted on a pathway of their own and not as safeguarding: a few are a sign of honest reporting, many are a sign of strain.",
      "reads": {
        "fact": "events",
        "kinds": "notifiable incident",
        "called": {
          "one": "notifiable incident",
          "many": "notifiable incidents"
        },
        "minSeverity": 1,
        "days": 90,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 4,
          "points": 0,
          "words": "{count} {kinds} in {days} days{size}"
        },
        {
          "from": 4,
          "to": 8,
          "points": 3,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        },
        {
          "from": 8,
          "to": null,
          "points": 6,
          "words": "{count} {kinds} in {days} days{size}",
          "because": "there were {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "finance-heard",
      "label": "Financial worries",
      "source": "Bills unpaid, wages late or accounts overdue come before closures: councils and CQC's market oversight watch them beside the care itself.",
      "reads": {
        "fact": "events",
        "kinds": ["finance"],
        "called": {
          "one": "financial worry",
          "many": "financial worries"
        },
        "minSeverity": 1,
        "days": 180,
        "measure": "count"
      },
      "bands": [
        {
          "from": 0,
          "to": 1,
          "points": 0,
          "words": "{count} {kinds} in {days} days"
        },
        {
          "from": 1,
          "to": 2,
          "points": 6,
          "words": "{count} {kinds} in {days} days",
          "because": "the council heard of {count} {kinds} in {days} days"
        },
        {
          "from": 2,
          "to": null,
          "points": 10,
          "words": "{count} {kinds} in {days} days",
          "because": "the council heard of {count} {kinds} in {days} days"
        }
      ]
    },
    {
      "key": "heard",
      "label": "Nothing heard",
      "source": "No visit, no return and no word of any kind is not good news: unknown is shown as unknown. It gives no points, because a service of which one bad thing was told must never look worse than if nothing had been said.",
      "reads": {
        "fact": "heard",
        "months": 12
      },
      "bands": [
        {
          "equals": "heard",
          "points": 0,
          "words": "Something was heard in {months} months"
        }
      ],
      "unknown": {
        "points": 0,
        "words": "Nothing heard in {months} months: no entry in the log, no return, no visit by CQC"
      }
    }
  ],
  "floors": [
    {
      "when": {
        "fact": "rating",
        "of": "overall",
        "in": ["Inadequate"]
      },
      "atLeast": "Red",
      "words": "Rated Inadequate overall: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} on {date}",
      "source": "Inadequate overall is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "rating",
        "of": "safe",
        "in": ["Inadequate"]
      },
      "atLeast": "Red",
      "words": "Rated Inadequate for Safe: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} for {question} on {date}",
      "source": "Inadequate for Safe is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "enforcement",
        "severe": true
      },
      "atLeast": "Red",
      "words": "{kind} in force since {date}: at least Red while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "A warning notice or special measures is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "enforcement",
        "severe": false
      },
      "atLeast": "Amber",
      "words": "{kind} in force since {date}: at least Amber while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "Any action of the regulator against a service is a concern until it is lifted."
    },
    {
      "when": {
        "fact": "not-rated"
      },
      "atLeast": "Amber",
      "words": "Not rated ({reason}): unknown is never green",
      "because": "CQC has not rated it ({reason}) and unknown is never green",
      "source": "About a fifth of registered services have no rating. Not knowing is not a reason for comfort."
    },
    {
      "when": {
        "fact": "not-regulated"
      },
      "atLeast": "Amber",
      "words": "CQC does not register this service, so its ratings say nothing of it: unknown is never green",
      "because": "CQC does not register it, so nothing here tells of its quality, and unknown is never green",
      "source": "Nobody inspects it, so what is known is only what the council happens to hear."
    },
    {
      "when": {
        "fact": "rating-age",
        "of": "overall",
        "months": 84
      },
      "atLeast": "Amber",
      "words": "Rated {ago}: a rating older than seven years counts as unknown, and unknown is never green",
      "because": "its rating of {rating} is {age} old",
      "source": "After seven years owners, managers and most staff have usually changed."
    },
    {
      "when": {
        "fact": "dormancy"
      },
      "atLeast": "Amber",
      "words": "Dormant: nobody can see care being given",
      "because": "it is dormant",
      "source": "What gives no care cannot be seen to be good."
    },
    {
      "when": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 4,
        "days": 90,
        "count": 3
      },
      "atLeast": "Red",
      "words": "{count} {kinds} of severity 4 or 5 in {days} days: at least Red while they are that close together",
      "because": "the council heard {count} severe {kinds} in {days} days",
      "source": "A series or cluster of concerns is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": {
        "fact": "events",
        "kinds": "adverse",
        "called": {
          "one": "concern",
          "many": "concerns"
        },
        "minSeverity": 5,
        "days": 30,
        "count": 1
      },
      "atLeast": "Amber",
      "words": "A critical concern was heard on {newest}: at least Amber for {days} days",
      "because": "the council heard a critical concern on {newest}",
      "source": "What may be abuse, a death or people unsafe today is looked into before anybody calls a service safe."
    }
  ],
  "caps": [
    {
      "label": "What is small and frequent",
      "indicators": ["complaints", "incidents"],
      "most": 12,
      "source": "Many small things must not outweigh one grave one."
    },
    {
      "label": "What was heard",
      "indicators": ["safeguarding", "worst-concern", "concerns", "complaints", "incidents", "finance-heard"],
      "most": 45,
      "source": "What was heard overlaps: one event can be a safeguarding enquiry, a concern and the worst of the month. By itself it makes Amber; a cluster of severe concerns is Red by its floor."
    }
  ],
  "adjustments": [
    {
      "label": "people who can hardly complain for themselves",
      "indicators": ["safeguarding"],
      "clientGroups": ["Dementia", "Learning disabilities"],
      "percent": 125,
      "source": "Where people cannot easily say what happens to them, fewer enquiries are raised, and each tells more."
    }
  ]
}
$model$::jsonb as definition) shipped;
