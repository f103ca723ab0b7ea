-- Where each lotação is, without the names of its places: for who asks at every request, or for thousands at once.
create view health_network_lotacao_place as
  select id, professional_id, municipality_id, unit_id, team_id, cbo, active from lotacao;
