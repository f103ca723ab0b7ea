-- What was said of pairs and who depends on whom follows a joining, and comes back with its undoing.
alter table citizen_merge
  add column families jsonb not null default '[]',
  add column suspicions jsonb not null default '[]';
comment on column citizen_merge.families is 'dependents that went to another responsible: their family before and after';
comment on column citizen_merge.suspicions is 'pairs and shared numbers settled by it: what was decided before and after';

-- The change log names a row by its id.
alter table citizen_merge_member
  drop constraint citizen_merge_member_pkey,
  add column id uuid primary key default uuid_v7(),
  add constraint citizen_merge_member_once unique (merge_id, citizen_id);
alter table citizen_merge_move
  drop constraint citizen_merge_move_pkey,
  add column id uuid primary key default uuid_v7(),
  add constraint citizen_merge_move_once unique (merge_id, table_name, column_name, row_id);

-- The queue is read in the order of an index: the likeliest first, whatever its state; shared numbers as they came.
drop index duplicate_pair_queue;
create index duplicate_pair_queue on duplicate_pair (state, score, id);
create index citizen_review_open on citizen_review (id) where settled_at is null;
create index citizen_review_settled on citizen_review (id) where settled_at is not null;
