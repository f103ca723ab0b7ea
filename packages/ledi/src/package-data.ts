/**
 * The shape of a layout package: the one source from which codec, validator, types and documentation come.
 * `structure.json`, `rules.json` and `tables.json` of the folder `data/` are its three parts; a newer layout is
 * the same object in another file, loaded at run time.
 */
export type LayoutPackage = { structure: StructureData; rules: RulesData; tables: TablesData };

export type StructureData = {
  format: string;
  newest: string;
  source: string;
  /** Oldest layout whose clauses were read one by one: below it a rule without `from` is inferred. */
  readFrom: string;
  /** First and last of what was never published and is accepted all the same: published examples declare it. */
  tolerated?: [string, string][];
  layouts: { version: string; minPec: string | null; date: string | null }[];
  enums: Record<string, Record<string, number>>;
  /** Elements of a struct in the order of its XML schema (of layout 7.2.2), where it is not that of the ids. */
  xmlOrder?: Record<string, string[]>;
  structs: Record<string, FieldData[]>;
  /** Facets of the structs outside the forms (transport, headers). */
  shared: Record<string, Record<string, FacetData>>;
  forms: FormData[];
};

export type FieldData = {
  /** Thrift id; null when the field is documented and its id was never published: it is never written. */
  id: number | null;
  name: string;
  type: string;
  /** What the number of milliseconds means: noon of a civil day in the municipality, or an instant. */
  holds?: 'day' | 'instant';
  label: string;
  /** Required by the IDL: without it the record cannot be decoded by official readers. */
  required?: boolean;
  /** Date the field left the IDL; old layouts still carry it. */
  removed?: string;
  since?: string;
  /** Element name in the XML variant, where it is not the IDL name. */
  xml?: string;
};

export type FormData = {
  code: string;
  tipo: number;
  title: string;
  struct: string;
  /** Field that repeats uuidDadoSerializado. */
  uuid: string;
  fields: Record<string, Record<string, FacetData>>;
};

/** What the documentation printed about a field, layout by layout: `[since, value]`, oldest first. */
export type FacetData = {
  since?: string;
  until?: string;
  required?: [string, boolean][];
  /** `[since, minimum, maximum]`: characters of a text, digits of a counter, items of a list. */
  size?: [string, number | null, number | null][];
};

export type TableRow = {
  code: number | string;
  label: string;
  since?: string;
  until?: string;
  [column: string]: unknown;
};
export type TablesData = Record<string, TableRow[]>;

export type RulesData = {
  forms: Record<string, { attendance: string; principal: string; cbo: string | null }>;
  /** `[birth, sex]` paths by group: entering the group sets the citizen the rules inside speak of. */
  citizens: Record<string, [string, string]>;
  /** Rules by struct name, or `form:Struct` where they hold in one form only. */
  groups: Record<string, RuleData[]>;
};

/** One rule. Exactly one of the kinds `required`, `forbidden`, `is`, `table`, `values`, `range`, `must`. */
export type RuleData = {
  /** Field (dotted path inside the struct), or several fields with the same rule; '' = the struct itself. */
  on: string | string[];
  id?: string;
  required?: boolean | string;
  forbidden?: string;
  is?: string;
  with?: unknown;
  table?: string;
  values?: (number | string)[];
  /** `[least, most, decimals]` of a number. */
  range?: [number, number, number?];
  must?: string;
  /** A `must` judged even when the field is absent. */
  always?: boolean;
  /** The rule speaks only when this holds. */
  when?: string;
  /** Sentence shown; without it one is made of the label and `why`. */
  say?: string;
  /** End of the made sentence: "com o termo de recusa". */
  why?: string;
  from?: string;
  until?: string;
  /** Holds in every layout, as the documentation's common rules do (digits of a CNS, dates, cross-layer). */
  common?: boolean;
  /** Only a warning at every layout (the source itself doubts it). */
  warn?: boolean;
  source?: string;
};
