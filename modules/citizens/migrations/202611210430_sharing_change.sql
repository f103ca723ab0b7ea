-- By which access it was noted that a citizen shares, or does not: for who may see the registration.
create view citizens_sharing_change as
  select citizen_id, version, at, access_id from citizen_revision where after ? 'sharing_refused';
