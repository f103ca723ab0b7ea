/*
 * One definition per form: what a field is, said once and as plain data, the same for server and browser. Request
 * schema, record, labels, rules, screens and exchanges are derived from it (decision one-definition-per-form).
 */

/**
 * What a field holds: a text; a civil day, aaaa-mm-dd; a number of a coded table; a box, ticked or not; yes, no or not
 * answered; one of a few words; an instant; the id of something else; rows of a table of its own.
 */
export type Kind = 'text' | 'day' | 'code' | 'flag' | 'answer' | 'word' | 'instant' | 'id' | 'rows';
export type Scalar = string | number | boolean | null;

export type FieldDefinition = {
  kind: Kind;
  /** As people read it. */
  label: string;
  /** Most characters of a text that a request may bring: it only keeps the edge. */
  typed?: number;
  /** How a text is kept; as it was typed when left out. */
  keep?: 'capitals' | 'name' | 'digits';
  /** Most characters of a text that may be kept: a rule, said on the field. */
  most?: number;
  /** Must be told where it is asked. */
  required?: true;
  /** Asked, and kept, only while these fields say so. */
  onlyIf?: Readonly<Record<string, Scalar>>;
  /** What is supposed where nothing is told. */
  otherwise?: Scalar;
  /** Name of the coded table that has its words. */
  table?: string;
  /** Must be in its table. */
  listed?: true;
  /** Chosen in a long list that is searched: the page holds the choice with its words. */
  searched?: true;
  /** How a number is grouped for reading. */
  mask?: 'cpf' | 'cns' | 'cep' | 'phone';
  /** Kept in capitals and shown in the case of a name or of a place. */
  shownAs?: 'name' | 'place';
  /** Never null: what is not told is ''. */
  notNull?: true;
  /** What an empty record has; null, or false for a box, when left out. */
  empty?: Scalar;
  /** What the words of a `word` mean. */
  words?: Readonly<Record<string, string>>;
};

export type Definition = Readonly<Record<string, FieldDefinition>>;
/** The kinds that are typed in a form. */
export type FormKind = 'text' | 'day' | 'code' | 'flag' | 'answer';
export type FormDefinition = Readonly<Record<string, FieldDefinition & { kind: FormKind }>>;

type Values<F extends FieldDefinition> = {
  text: F extends { notNull: true } ? string : string | null;
  day: string | null;
  code: number | null;
  flag: boolean;
  answer: boolean | null;
  word: F extends { words: infer W } ? keyof W & string : string;
  instant: Date | null;
  id: string | null;
  rows: readonly unknown[];
};
/** What is kept of a field. */
export type ValueOf<F extends FieldDefinition> = Values<F>[F['kind']];
/** A record of the fields of a definition. */
export type RecordOf<D extends Definition> = { -readonly [F in keyof D]: ValueOf<D[F]> };

/** What an empty record has of a field. */
export function emptyOf({ kind, empty, notNull }: FieldDefinition): Scalar {
  if (empty !== undefined) return empty;
  if (notNull) return '';
  return kind === 'flag' ? false : null;
}

type Told = Readonly<Record<string, unknown>>;
/** A field with what is looked up of it at every request. */
export type PreparedField = {
  name: string;
  field: FieldDefinition;
  empty: Scalar;
  /** Is it asked, as the others stand? */
  isAsked: (told: Told) => boolean;
};

/** The fields of a definition, their conditions read once. */
export const preparedFields = (form: Definition): readonly PreparedField[] =>
  Object.entries(form).map(([name, field]) => {
    const conditions = Object.entries(field.onlyIf ?? {}).map(([other, value]) => ({
      other,
      value,
      otherwise: form[other]?.otherwise ?? null,
    }));
    return {
      name,
      field,
      empty: emptyOf(field),
      isAsked: (told) =>
        conditions.every(({ other, value, otherwise }) => (told[other] ?? otherwise) === value),
    };
  });

/** The fields of which something holds, in the order of the definition. */
export const fieldsWhere = <N extends string, F extends FieldDefinition>(
  definition: Readonly<Record<N, F>>,
  holds: (field: F, name: N) => boolean,
): N[] => (Object.keys(definition) as N[]).filter((name) => holds(definition[name], name));

/** Fields that go together, by the name of what they are; those of which `groupOf` says null are left out. */
export function groupsOf<N extends string, F extends FieldDefinition>(
  definition: Readonly<Record<N, F>>,
  groupOf: (field: F, name: N) => string | null,
): ReadonlyMap<string, readonly N[]> {
  const groups = new Map<string, N[]>();
  for (const name of Object.keys(definition) as N[]) {
    const group = groupOf(definition[name], name);
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}
