-- A search for the next free time reads the spans of months: from the index alone, without a row of the table.
drop index agenda_span_of_lotacao;
create index agenda_span_of_lotacao on agenda_span (lotacao_id, starts_at) include (ends_at, alone);
