-- What somebody typed in a form and did not save yet, of the access it was typed in.
create table draft (
  professional_id uuid not null references professional on delete cascade,
  -- A lotação or an administrative access: they lie in two tables.
  access_id uuid not null,
  -- The form and the record it edits, as its page names it.
  form text not null check (length(form) between 1 and 200),
  -- Empty for the text of the form; who wrote it, for a text kept beside that one until the person chooses.
  branch text not null default '',
  -- The page that wrote it last: what it repeats is no conflict.
  writer text not null,
  -- Grows with each text. Begins at the clock, so that a draft made anew never has a version of the one before.
  version bigint not null,
  -- Title and page; then what was typed. Encrypted with the key of the installation, bound to owner, access and form.
  heading bytea not null,
  content bytea not null,
  saved_at timestamptz not null,
  primary key (professional_id, access_id, form, branch)
) with (fillfactor = 70);
create index draft_by_age on draft (saved_at);
