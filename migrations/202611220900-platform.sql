-- The platform's own tables: roles, the audit chain, jobs, stored files.
-- Every statement is safe to run once only; the runner records what has run.

create extension if not exists pg_trgm;

-- The role under which every request runs. It owns nothing and does not bypass row-level security.
do $$
begin
  create role amberley_app nologin nosuperuser nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'amberley_app', 'member') then
    execute format('grant amberley_app to %I', current_user);
  end if;
end
$$;

create schema platform;
create schema reference;

-- The authority of this transaction, or null. An unset setting reads as '' after its first use, hence nullif.
create function platform.current_authority() returns uuid
language sql stable
as $$ select nullif(current_setting('amberley.authority_id', true), '')::uuid $$;

create function platform.current_actor() returns text
language sql stable
as $$ select nullif(current_setting('amberley.actor', true), '') $$;

-- Audit: one chain per authority and one, named 'shared', for national data.
create table platform.audit_chain (
  chain text primary key,
  last_seq bigint not null default 0,
  last_hash bytea not null default ''::bytea
);

create table platform.audit_entry (
  chain text not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  table_name text not null,
  row_id text not null,
  old_row jsonb,
  new_row jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);
create index audit_entry_row on platform.audit_entry (table_name, row_id);

-- What an entry's hash covers: the hash before it and every column, each with its length, so that no two
-- different entries can be written as the same bytes.
create function platform.audit_hash(
  previous bytea, p_chain text, p_seq bigint, p_at timestamptz, p_actor text, p_action text,
  p_table text, p_row_id text, p_old jsonb, p_new jsonb
) returns bytea
language sql immutable
as $$
  select sha256(previous || convert_to(
    (select string_agg(coalesce(length(part)::text, '-') || ':' || coalesce(part, ''), '|' order by place)
       from unnest(array[
         p_chain, p_seq::text, extract(epoch from p_at)::text, p_actor, p_action, p_table, p_row_id, p_old::text, p_new::text
       ]) with ordinality as parts (part, place)),
    'UTF8'))
$$;

-- Appends one entry. Takes the chain's row lock, so entries of one chain are strictly ordered; chains do not wait
-- for each other.
create function platform.append_audit(
  p_chain text, p_action text, p_table text, p_row_id text, p_old jsonb, p_new jsonb
) returns void
language plpgsql security definer set search_path = pg_catalog, platform
as $$
declare
  v_actor text := platform.current_actor();
  v_seq bigint;
  v_previous bytea;
  v_hash bytea;
  v_at timestamptz := clock_timestamp();
begin
  if v_actor is null then
    raise exception 'a write to % has no actor: set amberley.actor for the transaction', p_table;
  end if;
  insert into platform.audit_chain (chain) values (p_chain) on conflict do nothing;
  select last_seq + 1, last_hash into v_seq, v_previous from platform.audit_chain where chain = p_chain for update;
  v_hash := platform.audit_hash(v_previous, p_chain, v_seq, v_at, v_actor, p_action, p_table, p_row_id, p_old, p_new);
  insert into platform.audit_entry (chain, seq, at, actor, action, table_name, row_id, old_row, new_row, previous_hash, hash)
  values (p_chain, v_seq, v_at, v_actor, p_action, p_table, p_row_id, p_old, p_new, v_previous, v_hash);
  update platform.audit_chain set last_seq = v_seq, last_hash = v_hash where chain = p_chain;
end
$$;
revoke all on function platform.append_audit(text, text, text, text, jsonb, jsonb) from public;

-- Statement trigger: one entry a changed row, and one move of the chain's head a statement, so that ten thousand rows
-- cost ten thousand times one row and no more. Attach it with platform.attach_audit('schema.table', 'key_column', ...).
create function platform.audit_rows() returns trigger
language plpgsql security definer set search_path = pg_catalog, platform
as $$
declare
  v_actor text := platform.current_actor();
  v_table text := tg_table_schema || '.' || tg_table_name;
  v_same text;
  v_key text;
  v_rows text;
  v_change record;
  v_chain text;
  v_seq bigint;
  v_hash bytea;
  v_previous bytea;
  v_at timestamptz;
begin
  select string_agg(format('o.%1$I = n.%1$I', key), ' and '), string_agg(format('coalesce(n.%1$I, o.%1$I)::text', key), ' || ''/'' || ')
    into v_same, v_key
    from unnest(tg_argv) as key;
  v_rows := case tg_op
    when 'INSERT' then format('select null::jsonb as old_row, to_jsonb(n) as new_row, %s as row_id from new_rows n', replace(v_key, 'o.', 'n.'))
    when 'DELETE' then format('select to_jsonb(o) as old_row, null::jsonb as new_row, %s as row_id from old_rows o', replace(v_key, 'n.', 'o.'))
    else format('select to_jsonb(o) as old_row, to_jsonb(n) as new_row, %s as row_id from old_rows o full join new_rows n on %s', v_key, v_same)
  end;
  for v_change in execute format(
    'select old_row, new_row, row_id, coalesce(coalesce(new_row, old_row) ->> ''authority_id'', ''shared'') as chain from (%s) changes order by 4, 3', v_rows)
  loop
    continue when v_change.old_row is not distinct from v_change.new_row;
    if v_actor is null then
      raise exception 'a write to % has no actor: set amberley.actor for the transaction', v_table;
    end if;
    if v_chain is distinct from v_change.chain then
      if v_chain is not null then
        update platform.audit_chain set last_seq = v_seq, last_hash = v_hash where chain = v_chain;
      end if;
      v_chain := v_change.chain;
      insert into platform.audit_chain (chain) values (v_chain) on conflict do nothing;
      select last_seq, last_hash into v_seq, v_hash from platform.audit_chain where chain = v_chain for update;
    end if;
    v_seq := v_seq + 1;
    v_previous := v_hash;
    v_at := clock_timestamp();
    v_hash := platform.audit_hash(
      v_previous, v_chain, v_seq, v_at, v_actor, lower(tg_op), v_table, v_change.row_id, v_change.old_row, v_change.new_row);
    insert into platform.audit_entry (chain, seq, at, actor, action, table_name, row_id, old_row, new_row, previous_hash, hash)
    values (v_chain, v_seq, v_at, v_actor, lower(tg_op), v_table, v_change.row_id, v_change.old_row, v_change.new_row, v_previous, v_hash);
  end loop;
  if v_chain is not null then
    update platform.audit_chain set last_seq = v_seq, last_hash = v_hash where chain = v_chain;
  end if;
  return null;
end
$$;

-- Audits every insert, update and delete on a table; the keys name its rows in the trail.
create procedure platform.attach_audit(p_table regclass, variadic p_keys text[])
language plpgsql
as $$
declare
  v_keys text;
begin
  select string_agg(quote_literal(key), ', ' order by place) into v_keys from unnest(p_keys) with ordinality as keys (key, place);
  execute format('create trigger audit after insert on %s referencing new table as new_rows for each statement execute function platform.audit_rows(%s)', p_table, v_keys);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function platform.audit_rows(%s)', p_table, v_keys);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function platform.audit_rows(%s)', p_table, v_keys);
end
$$;

-- One entry for a bulk load of shared data: how many rows, and a digest of what was loaded.
create function platform.audit_batch(p_table text, p_batch_id text, p_summary jsonb) returns void
language sql security definer set search_path = pg_catalog, platform
as $$ select platform.append_audit('shared', 'batch', p_table, p_batch_id, null, p_summary) $$;

-- The first entry that does not fit its chain, or no row where every chain holds. A chain whose last entry is
-- missing is found by the head that audit_chain keeps.
create function platform.audit_first_fault()
returns table (chain text, seq bigint, fault text)
language sql stable security definer set search_path = pg_catalog, platform
as $$
  with walked as (
    select e.*,
           lag(e.hash, 1, ''::bytea) over w as expected_previous,
           row_number() over w as expected_seq,
           platform.audit_hash(e.previous_hash, e.chain, e.seq, e.at, e.actor, e.action, e.table_name, e.row_id, e.old_row, e.new_row) as expected_hash
      from platform.audit_entry e
    window w as (partition by e.chain order by e.seq)
  ), faults as (
    select walked.chain, walked.seq,
           case when walked.seq <> walked.expected_seq then 'an entry before this one is missing'
                when walked.previous_hash <> walked.expected_previous then 'it does not follow the entry before it'
                else 'its content was changed' end as fault
      from walked
     where walked.seq <> walked.expected_seq or walked.previous_hash <> walked.expected_previous or walked.hash <> walked.expected_hash
    union all
    select c.chain, c.last_seq, 'the newest entry is missing or replaced'
      from platform.audit_chain c
     where c.last_seq > 0
       and not exists (select 1 from platform.audit_entry e where e.chain = c.chain and e.seq = c.last_seq and e.hash = c.last_hash)
    union all
    select e.chain, max(e.seq), 'the chain has no head'
      from platform.audit_entry e
     where not exists (select 1 from platform.audit_chain c where c.chain = e.chain)
     group by e.chain
  )
  select f.chain, f.seq, f.fault from faults f order by f.chain, f.seq limit 1
$$;

-- Jobs: long work with progress. State of the machine, not of the council, so not audited; what a job writes is.
create table platform.job (
  job_id uuid primary key,
  authority_id uuid,
  kind text not null,
  payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  actor text not null,
  progress_done bigint not null default 0,
  progress_total bigint,
  progress_note text not null default '',
  result jsonb,
  error text,
  attempts int not null default 0,
  cancel_requested boolean not null default false,
  run_after timestamptz not null default now(),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  locked_by text,
  heartbeat_at timestamptz
);
create index job_waiting on platform.job (run_after) where state = 'queued';

create table platform.stored_file (
  file_id uuid primary key,
  authority_id uuid,
  name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  path text not null,
  created_at timestamptz not null default now(),
  created_by text not null
);

alter table platform.job enable row level security;
create policy own_or_shared on platform.job to amberley_app
  using (authority_id is null or authority_id = platform.current_authority())
  with check (authority_id is null or authority_id = platform.current_authority());

alter table platform.stored_file enable row level security;
create policy own_or_shared on platform.stored_file to amberley_app
  using (authority_id is null or authority_id = platform.current_authority())
  with check (authority_id is null or authority_id = platform.current_authority());
call platform.attach_audit('platform.stored_file', 'file_id');

alter table platform.audit_entry enable row level security;
create policy own_or_shared on platform.audit_entry for select to amberley_app
  using (chain = 'shared' or chain = platform.current_authority()::text);

grant usage on schema platform, reference to amberley_app;
grant select, insert, update on platform.job to amberley_app;
grant select, insert on platform.stored_file to amberley_app;
grant select on platform.audit_entry to amberley_app;
grant execute on function platform.audit_batch(text, text, jsonb) to amberley_app;
