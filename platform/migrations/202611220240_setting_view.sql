-- Which settings were saved, never what they are; `scope_id` is a municipality, or all zeros for the installation.
create view platform_setting as select key, scope_id from setting;
