-- SANT'ANA and Santana, Olho-d'Água and olho dagua are one to whoever types.
drop index municipality_code_search;
create index municipality_code_search on municipality_code
  using gin (translate(search_key(name), '-''’', ' ') gin_trgm_ops);
