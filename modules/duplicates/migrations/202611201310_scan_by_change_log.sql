-- What changed is asked of the change log, by transactions: a time of the clock is that of the beginning of a
-- transaction, and misses one that was open longer than anybody thought.
alter table duplicate_scan drop column changed_since;
alter table duplicate_scan add column changed_from xid8, add column horizon xid8;
comment on column duplicate_scan.changed_from is 'first transaction that is in a search of changes; null: everything is';
comment on column duplicate_scan.horizon is
  'all transactions before this one had ended when the search began: the next search of changes begins here';
