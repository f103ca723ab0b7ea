-- Until 12:56 of 2026-11-20 a review could also be of the kind "distinct", which no program wrote.
alter table citizen_review drop constraint citizen_review_kind_check,
  add constraint citizen_review_kind_check check (kind in ('shared-document'));
