-- What a person asked for in an access, the newest first: the bell of the top bar.
create index job_asked on job ((actor ->> 'professionalId'), created_at desc) where schedule_key is null;
