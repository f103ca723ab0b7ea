import { Type, type TString } from 'typebox';
import { LocalDate, Nullable } from '../schemas.ts';
import type { FieldDefinition, FormDefinition } from './field.ts';

/** Characters of aaaa-mm-dd; a day that does not exist is answered on its field. */
const DAY_LENGTH = 10;

const typedText = (maxLength: number) => Type.Optional(Nullable(Type.String({ maxLength })));

/** By kind, what a request may bring: null and absent mean "not told". */
const TYPED = {
  text: ({ typed = 0 }: FieldDefinition) => typedText(typed),
  day: () => typedText(DAY_LENGTH),
  code: () => Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 999_999 }))),
  flag: () => Type.Optional(Type.Boolean({ default: false })),
  answer: () => Type.Optional(Nullable(Type.Boolean())),
};
/** By kind, what an answer says: null for what is not told. */
const KEPT = {
  text: () => Nullable(Type.String()),
  day: () => Nullable(LocalDate),
  code: () => Nullable(Type.Integer()),
  flag: () => Type.Boolean(),
  answer: () => Nullable(Type.Boolean()),
};

type SchemaOf<S extends typeof TYPED | typeof KEPT, F> = F extends { notNull: true }
  ? TString
  : F extends { kind: infer K extends keyof S }
    ? S[K] extends (...of: never) => infer R
      ? R
      : never
    : never;
type Schemas<S extends typeof TYPED | typeof KEPT, D> = { -readonly [F in keyof D]: SchemaOf<S, D[F]> };

const schemasOf = (form: FormDefinition, schemaOf: (field: FormDefinition[string]) => unknown): unknown =>
  Object.fromEntries(Object.entries(form).map(([name, field]) => [name, schemaOf(field)]));

/** The fields of a form as they are typed: masks may stay in numbers. Limits here only keep the edge. */
export const typedSchemas = <D extends FormDefinition>(form: D) =>
  schemasOf(form, (field) =>
    field.notNull ? Type.String({ maxLength: field.typed ?? 0 }) : TYPED[field.kind](field),
  ) as Schemas<typeof TYPED, D>;

/** The fields of a form as they are kept. */
export const keptSchemas = <D extends FormDefinition>(form: D) =>
  schemasOf(form, (field) => (field.notNull ? Type.String() : KEPT[field.kind]())) as Schemas<typeof KEPT, D>;
