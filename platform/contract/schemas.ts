import { Type, type TSchema } from 'typebox';

/** Schemas every module uses. Strings carry limits: nothing unbounded enters by the edge. */
export const Uuid = Type.String({ format: 'uuid' });
export const Ibge = Type.String({ pattern: '^\\d{7}$', description: 'Código IBGE do município, 7 dígitos' });
export const Cpf = Type.String({ pattern: '^\\d{11}$', description: 'CPF, 11 dígitos sem máscara' });
export const Instant = Type.String({ description: 'Instante ISO 8601 em UTC' });
export const LocalDate = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Data civil aaaa-mm-dd',
});
export const Text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Empty = Type.Object({}, { additionalProperties: false });

/** A count that stops at a ceiling: `capped` when there are more. */
export const Total = Type.Object({ count: Type.Integer(), capped: Type.Boolean() });

/** Paging by key: `after` is the opaque cursor of the last row; totals are capped (`more` = "mais de"). */
export const pageQuery = {
  after: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
};
export const Page = <T extends TSchema>(row: T) =>
  Type.Object({
    rows: Type.Array(row),
    next: Nullable(Type.String()),
    total: Total,
  });

/** RFC 9457 problem details with a stable code and a Portuguese sentence that says what to do. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  instance: Type.Optional(Type.String()),
  fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  data: Type.Optional(Type.Unknown()),
});
