-- What people search in the details of an event: values and field names, without accents. Most events are
-- readings, which have neither: they stay out of the index, and out of what it costs.
create function audit_event_text(details jsonb, fields text[]) returns text
language sql immutable parallel safe as $$
  select public.search_key(concat_ws(' ', jsonb_path_query_array(details, '$.*')::text, array_to_string(fields, ' ')))
$$;
create index audit_event_search on audit_event using gin (audit_event_text(details, fields) gin_trgm_ops)
  where details is not null or fields is not null;
