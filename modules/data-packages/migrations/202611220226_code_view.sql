-- Codes of the national tables, in force or not, for other rooms.
create view data_packages_code as select system, code, name, sex, age_from, age_until, until from code_item;
