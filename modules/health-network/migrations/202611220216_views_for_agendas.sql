-- For who keeps the agendas: which lotações follow the municipal default, and who was registered by hand.
create or replace view health_network_lotacao_place as
  select id, professional_id, municipality_id, unit_id, team_id, cbo, active, agenda from lotacao;

create or replace view health_network_professional as
  select id, cpf, cns, name, social_name, birth_date, email, registered_municipality_id, registered_unit_id, origin
  from professional;

-- For who lists occupations with what a municipality decided of them.
create view health_network_unavailable_cbo as select municipality_id, cbo from unavailable_cbo;
