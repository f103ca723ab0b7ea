-- Addresses by CEP, where a site has brought a package of them. Replaced whole, like every table of codes.
create table cep (
  cep char(8) primary key,
  uf char(2) not null,
  municipality_ibge char(7) not null,
  -- Empty where the CEP is of the whole municipality.
  bairro text not null,
  -- Code of LEDI's TipoLogradouro_DNE.
  street_type text not null,
  street text not null
);
