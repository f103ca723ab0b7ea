-- A trigger against TRUNCATE holds for the table that bears it: each month of the trail needs its own.
create or replace function ensure_month_partitions(parent regclass, from_month date, months int) returns void
language plpgsql as $$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', from_month) + make_interval(months => i))::date;
    child := format('%s_%s', parent::text, to_char(month, 'YYYYMM'));
    if to_regclass(child) is null then
      execute format('create table %I partition of %s for values from (%L) to (%L)', child, parent,
        month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
      if parent = 'audit_event'::regclass then
        perform refuse_truncate_of(child);
      end if;
    end if;
  end loop;
end $$;

create function refuse_truncate_of(child text) returns void language plpgsql as $$
begin
  execute format('create trigger audit_event_no_truncate before truncate on %I
    for each statement execute function refuse_audit_change()', child);
end $$;
select refuse_truncate_of(inhrelid::regclass::text) from pg_inherits where inhparent = 'audit_event'::regclass;
