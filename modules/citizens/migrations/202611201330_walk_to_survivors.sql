-- A walk along the names leads from a joined registration to its survivor without reading the row.
drop index citizen_by_name;
create index citizen_by_name on citizen (name_key, id) include (merged_into);
