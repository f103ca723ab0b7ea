-- A word goes into the index as it is written: a list of words waiting their turn is read whole by every search, and
-- costs it more than it saves who writes (measured: a write 7 % more, a search half).
alter index citizen_search set (fastupdate = off);
