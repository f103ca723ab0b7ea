import { NAME_LEVELS } from './names/compare.ts';

/**
 * What is compared, and the levels at which each agrees, from best to worst. A field that one of the two does not
 * have has no level: it weighs nothing.
 */
export const FIELDS = {
  /** Full name; the social name stands in for it where it agrees better. Levels: see NameLevel. */
  name: NAME_LEVELS,
  /** swapped: day for month; digit: one digit wrong or two neighbours exchanged; part: day, month or year wrong. */
  birthDate: ['equal', 'swapped', 'digit', 'part', 'different'],
  sex: ['equal', 'different'],
  /** exchanged: the mother of one is the father of the other. */
  mother: [...NAME_LEVELS, 'exchanged'],
  father: [...NAME_LEVELS, 'exchanged'],
  /** near: one of them is invalid and one digit away from the other. */
  cpf: ['equal', 'near', 'different'],
  /** provisional: only a provisional number is in common; different: both have one from the PIS, none in common. */
  cns: ['equal', 'provisional', 'different'],
  phone: ['equal', 'different'],
  email: ['equal', 'different'],
  /** house: street (or CEP) and number; street; cep; bairro. */
  address: ['house', 'street', 'cep', 'bairro', 'different'],
  municipality: ['equal', 'different'],
  birthMunicipality: ['equal', 'different'],
  /** Day of death, when both are dead. */
  deceased: ['equal', 'different'],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as Field[];
/** Place of each field in the arrays of a comparison. */
export const PLACE = Object.fromEntries(FIELD_NAMES.map((field, place) => [field, place])) as Record<
  Field,
  number
>;

/** Place of a level within its field. */
export const levelOf = <F extends Field>(field: F, level: (typeof FIELDS)[F][number]): number =>
  (FIELDS[field] as readonly string[]).indexOf(level);

/** Name of a level; null when the field says nothing. */
export const levelName = (field: Field, place: number): string | null => FIELDS[field][place] ?? null;
