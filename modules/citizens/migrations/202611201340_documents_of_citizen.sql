-- The unique index leaves out numbers that were taken off, and so serves nobody who asks for all of a citizen.
create index citizen_document_citizen on citizen_document (citizen_id);
