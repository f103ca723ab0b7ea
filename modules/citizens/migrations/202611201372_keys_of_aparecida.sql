-- AP, APA and APO in a name are read as APARECIDA now, and give other keys: those of before would meet nobody. Rows
-- without keys get theirs from the hourly upkeep.
update citizen set match_keys = '{}'
  where concat_ws(' ', name, social_name, mother_name, father_name) ~ '\m(AP|APA|APO)\M';
