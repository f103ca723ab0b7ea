-- Fichas that came before the column: the municipality of their unit, where only one has it.
update citizen_fci f set municipality_id = u.municipality_id
from (select cnes, (array_agg(municipality_id))[1] as municipality_id from unit group by cnes having count(*) = 1) u
where u.cnes = f.unit_cnes and f.municipality_id is null;
