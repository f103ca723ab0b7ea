type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `anyOf` of one type and null, as `Nullable` writes it. */
function typeOrNull(schema: Schema): Schema | undefined {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined;
  const [one, other] = anyOf as [Schema, Schema];
  return typeof one.type === 'string' && other.type === 'null' ? { ...one, ...rest } : undefined;
}

/**
 * A schema in which null stays null. What an address carries is all text, so that values are turned into the type a
 * contract asks; of "an integer or null" the validator would turn null into 0 before it looks at the second choice.
 * Of two types said together it turns neither into the other.
 */
export function withExactNulls(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withExactNulls);
  if (!isSchema(schema)) return schema;
  const found = typeOrNull(schema);
  const parts = Object.entries(found ?? schema).map(([name, part]) => [name, withExactNulls(part)]);
  const exact = Object.fromEntries(parts) as Schema;
  if (!found) return exact;
  const values = Array.isArray(exact.enum) ? { enum: [...(exact.enum as unknown[]), null] } : {};
  return { ...exact, ...values, type: [found.type, 'null'] };
}
