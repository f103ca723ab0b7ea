-- Every registration looks by these keys before it is written: entries waiting to be put into the index would be read
-- one by one each time.
alter index citizen_match_keys set (fastupdate = off);
