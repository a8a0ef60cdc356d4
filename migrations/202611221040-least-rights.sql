-- What the role of requests need not do, it may not do.

-- Tables of terms are changed by migrations only.
revoke insert, update, delete on cqc.rating_step, cqc.service_type from amberley_app;
-- What was seen to move, and what was known on a day, are never rewritten: a newer row follows.
revoke update, delete on cqc.movement, market.local_fact, risk.rating_run from amberley_app;
revoke delete on risk.assessment_history from amberley_app;

-- Everybody may call a function unless told otherwise; this one sees the chains of every council.
revoke execute on function platform.audit_first_fault() from public;
