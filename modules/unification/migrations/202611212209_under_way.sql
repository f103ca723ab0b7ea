-- While a base is joining another, nobody may write by himself what it is made of.
create view unification_under_way as
  select id, side from base_unification where state in ('running', 'deciding');
