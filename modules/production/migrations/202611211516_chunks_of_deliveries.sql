-- Of the files that are on their way already.
update lote_delivery v
set chunks = (select string_agg(sha256(c.bytes), ''::bytea order by c.number) from stored_file_chunk c where c.file_id = v.file_id)
where v.file_id is not null;
