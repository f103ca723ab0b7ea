-- Whose file came last no longer decides over the data of a person: see the decision on what a file may change.
alter table professional drop column cnes_municipality_id;
