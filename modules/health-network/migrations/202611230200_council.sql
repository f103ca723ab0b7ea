-- A paper that a professional signs names the council and the number in it.
create or replace view health_network_professional as
  select id, cpf, cns, name, social_name, birth_date, email, registered_municipality_id, registered_unit_id, origin,
    council, council_uf, council_number
  from professional;
