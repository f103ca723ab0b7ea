-- Until 10:19 of 2026-11-20 an answer kept for a repeated request had its status beside it.
alter table idempotency_key drop column status;
