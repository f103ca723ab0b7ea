-- What a municipality decided of an occupation in new lotações. Of all others the program says: those of primary care
-- are offered, and those that somebody there has.
alter table unavailable_cbo rename to cbo_offer;
alter table cbo_offer rename constraint unavailable_cbo_pkey to cbo_offer_pkey;
alter table cbo_offer rename constraint unavailable_cbo_municipality_id_fkey to cbo_offer_municipality_id_fkey;
alter table cbo_offer add column available boolean not null default false;
alter table cbo_offer alter column available drop default;

drop view health_network_unavailable_cbo;
create view health_network_cbo_offer as select municipality_id, cbo, available from cbo_offer;
