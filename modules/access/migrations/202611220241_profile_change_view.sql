-- Standard profiles that a municipality changed.
create view access_profile_change as select profile_id, municipality_id from profile_change;
