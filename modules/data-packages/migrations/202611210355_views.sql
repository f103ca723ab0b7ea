-- What other rooms may read of the national tables.
create view data_packages_cbo as select code, name, until from cbo;
create view data_packages_municipality as select ibge, name, uf from municipality_code;
