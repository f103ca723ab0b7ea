type Camel<Name extends string> = Name extends `${infer Word}_${infer Rest}`
  ? `${Word}${Capitalize<Camel<Rest>>}`
  : Name;

/** Columns by the names that the program gives them: `unit_id as "unitId"`. */
export type InCamel<Row> = { [Name in keyof Row & string as Camel<Name>]: Row[Name] };

/** Columns of a `left join`, which may have found no row. */
export type OrNull<Row> = { [Name in keyof Row]: Row[Name] | null };
