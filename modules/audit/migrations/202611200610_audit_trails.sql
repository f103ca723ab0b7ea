-- "Histórico de trilhas de auditoria": files asked for on the screen, kept for seven days.
create table audit_trail (
  id uuid primary key,
  municipality_id uuid not null references municipality,
  requested_by uuid not null references professional,
  format text not null check (format in ('pdf', 'csv')),
  from_date date not null,
  to_date date not null,
  filters jsonb not null,
  job_id uuid,
  file_id uuid references stored_file on delete set null,
  rows int,
  created_at timestamptz not null
);
create index audit_trail_history on audit_trail (municipality_id, created_at desc, id desc);
create index audit_trail_requester on audit_trail (requested_by);
create index audit_trail_file on audit_trail (file_id);
create index audit_trail_age on audit_trail (created_at);
