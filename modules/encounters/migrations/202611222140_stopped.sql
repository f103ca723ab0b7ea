-- A treatment that somebody ended before its day, in an encounter: the medicine is in use no more.
alter table prescription
  add column stopped_on date,
  add column stopped_in uuid references encounter,
  add column stop_how text check (stop_how in ('interrupted', 'concluded')),
  add column stop_note text,
  add constraint prescription_stop check (
    num_nonnulls(stopped_on, stopped_in, stop_how) in (0, 3) and (stop_note is null or stop_how is not null));
