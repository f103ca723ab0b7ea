import { type DayClock, dayOfIso } from './days.ts';
import { LediError } from './errors.ts';
import { isFilled } from './expression.ts';
import type { Field, StructLayout } from './layout.ts';
import type { DayField, InstantField } from './model/index.ts';
import { type FieldValue, isStruct, type Struct } from './wire.ts';

/** A civil day of the municipality, 'yyyy-mm-dd'. */
export type CivilDay = string;

/**
 * A form as people write it: days as 'yyyy-mm-dd' (or as the milliseconds the layout carries), instants also as Date,
 * and null where a field that is not required has nothing to say.
 */
export type Civil<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Civil<Item>[]
    : T extends object
      ? {
          [K in keyof T]:
            | CivilValue<K, NonNullable<T[K]>>
            | (undefined extends T[K] ? null | undefined : never);
        }
      : T;
type CivilValue<K, V> = K extends DayField
  ? CivilDay | number
  : K extends InstantField
    ? Date | number
    : Civil<V>;

/**
 * The struct as the layout wants it: fields in the order of their ids, a day as its noon in the municipality (which
 * is how the official producer writes it: LEDI, dates), empty texts, lists and groups left out. LediError
 * `campo-desconhecido` for a name the layout has not, `valor-invalido` for a text that is no day.
 */
export function fromCivil(struct: StructLayout, source: object, clock: DayClock, path = ''): Struct {
  const filled: [Field, FieldValue][] = [];
  for (const [name, given] of Object.entries(source) as [string, unknown][]) {
    const at = path === '' ? name : `${path}.${name}`;
    const field = struct.byName.get(name);
    if (!field) throw new LediError('campo-desconhecido', 'O campo não existe nesta estrutura.', at);
    const value = valueOf(field, given, clock, at);
    if (isFilled(value)) filled.push([field, value]);
  }
  filled.sort(([a], [b]) => (a.id ?? 0) - (b.id ?? 0));
  return Object.fromEntries(filled.map(([{ name }, value]) => [name, value]));
}

function valueOf(field: Field, given: unknown, clock: DayClock, path: string): FieldValue {
  if (Array.isArray(given)) {
    const items = given.map((item, place) => valueOf(field, item, clock, `${path}[${place}]`));
    return items.filter(isFilled);
  }
  if (field.struct && isStruct(given)) return fromCivil(field.struct, given, clock, path);
  if (field.data.holds === 'instant' && given instanceof Date) return given.getTime();
  if (field.data.holds === 'day' && typeof given === 'string' && given !== '') {
    const day = dayOfIso(given);
    if (Number.isNaN(day)) throw new LediError('valor-invalido', 'O campo espera um dia, aaaa-mm-dd.', path);
    return clock.noonOf(day);
  }
  return given as FieldValue;
}
