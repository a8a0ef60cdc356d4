-- From PostgreSQL 16 on, who creates a role administers it and yet may not become it. Requests run as amberley_app, so an
-- owner who is no superuser grants itself that.
do $$
begin
  if current_setting('server_version_num')::int >= 160000 and not pg_has_role(current_user, 'amberley_app', 'set') then
    execute format('grant amberley_app to %I with set true', current_user);
  end if;
end
$$;
