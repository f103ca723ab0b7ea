-- Resources any of which opens the page chosen as "Módulo inicial", as the page said when it was chosen; none: any
-- access opens it. Null for those chosen before: asked again.
alter table access_use add column initial_module_needs text[];
