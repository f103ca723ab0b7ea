-- The code tables serve all municipalities: whoever administers one of them no longer replaces them.
update profile set version = version + 1,
  resources = array(select r from unnest(resources) r
    where r <> 'pacotes-de-dados' and not starts_with(r, 'pacotes-de-dados.'))
where access_kind <> 'installer' and 'pacotes-de-dados' = any(resources);

update profile_change set version = version + 1,
  added = array(select r from unnest(added) r
    where r <> 'pacotes-de-dados' and not starts_with(r, 'pacotes-de-dados.')),
  removed = array(select r from unnest(removed) r
    where r <> 'pacotes-de-dados' and not starts_with(r, 'pacotes-de-dados.'))
where exists (select from unnest(added || removed) r
  where r = 'pacotes-de-dados' or starts_with(r, 'pacotes-de-dados.'));
