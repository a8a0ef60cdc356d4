-- What the page of a service reads beside the doors that are there.

-- Every row of local facts, for the timeline of a service.
create view market.published_local_fact_history with (security_invoker = true) as select * from market.local_fact;
grant select on market.published_local_fact_history to amberley_app;

-- A provider's page lists who else works under its brand.
create index location_brand on cqc.location (brand_id) where brand_id is not null;
