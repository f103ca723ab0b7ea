-- Where it was looked at is said by the access. Of looks that the trail of this installation has as well, one is told.
alter table earlier_opening drop column installation_id;
