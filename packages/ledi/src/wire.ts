/** Type codes of TBinaryProtocol. */
export const WIRE = {
  stop: 0,
  bool: 2,
  byte: 3,
  double: 4,
  i16: 6,
  i32: 8,
  i64: 10,
  string: 11,
  struct: 12,
  map: 13,
  set: 14,
  list: 15,
} as const;

/** Least bytes one value of each type code takes; 0 = no such type. */
export const LEAST_BYTES: readonly number[] = [0, 0, 1, 1, 8, 0, 2, 0, 4, 0, 8, 4, 1, 6, 5, 5];

/** A field this layout does not know (or that came with another wire type), kept as it came. */
export type UnknownField = { type: number; bytes: Uint8Array };

/** A value whose bytes say more than the value does; they are written back while the value is unchanged. */
export type Oddity = {
  what: 'booleano' | 'controle' | 'inteiro' | 'lista' | 'numero' | 'texto';
  value: unknown;
  items: readonly unknown[] | null;
  bytes: Uint8Array;
};

/** Characters no text of a record may hold: all controls but tab and line ends, and what XML cannot write. */
// oxlint-disable-next-line no-control-regex
export const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Key of the oddities of a struct, and (under '') of the bytes that follow the root struct. */
export const ODDITIES = Symbol('ledi.oddities');

export type FieldValue =
  | boolean
  | number
  | string
  | Uint8Array
  | UnknownField
  | Struct
  | FieldValue[]
  | null
  | undefined;

/**
 * A decoded struct: IDL names in the order of the bytes; unknown fields under '#id'. Absent = not written.
 * Numbers carry i32, i64 (within 2^53) and enums; binary is a Uint8Array.
 */
export type Struct = { [field: string]: FieldValue; [ODDITIES]?: Map<string, Oddity> };

/** True for a struct of the layout. Never ask it of an unknown field ('#id'). */
export const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** A form as it may come, of a type of the newest layout: nothing in it is sure to be there. */
export type Received<T> = T extends Uint8Array
  ? T
  : T extends (infer Item)[]
    ? Received<Item>[]
    : T extends object
      ? { [K in keyof T]?: Received<T[K]> }
      : T;
