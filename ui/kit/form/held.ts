import {
  emptyOf,
  type FieldDefinition,
  type FormDefinition,
  type RecordOf,
  type Scalar,
} from '#platform/contract/form/field';
import { NOT_PICKED, type Picked } from '../fields/combo.tsx';

type HeldOf<F> = F extends { searched: true } ? Picked : F extends { kind: 'flag' } ? boolean : string;
/**
 * A form as a page holds it while it is typed: boxes as they are, choices of long lists with their words, all else as
 * text; a yes or no is "sim", "nao" or ''.
 */
export type HeldForm<D extends FormDefinition> = { -readonly [F in keyof D]: HeldOf<D[F]> };
type Held = string | boolean | Picked;

function held(field: FieldDefinition, value: Scalar, label: () => string): Held {
  if (field.kind === 'flag') return value === true;
  const isBlank = value === null || value === '';
  if (field.searched) return isBlank ? NOT_PICKED : { value: String(value), label: label() };
  if (isBlank) return '';
  return field.kind === 'answer' ? (value === true ? 'sim' : 'nao') : String(value);
}

/** A kept form as a page holds it; `labelOf` gives the words of a choice. */
export const heldForm = <D extends FormDefinition>(
  form: D,
  kept: RecordOf<D>,
  labelOf: (field: keyof D & string, value: Scalar) => string,
): HeldForm<D> =>
  Object.fromEntries(
    Object.entries(form).map(([name, field]) => {
      const value = kept[name] as Scalar;
      return [name, held(field, value, () => labelOf(name, value))];
    }),
  ) as HeldForm<D>;

/** A form in which nothing was typed yet. */
export const emptyHeld = <D extends FormDefinition>(form: D): HeldForm<D> =>
  Object.fromEntries(
    Object.entries(form).map(([name, field]) => [name, held(field, null, String)]),
  ) as HeldForm<D>;

function told(field: FieldDefinition, value: Held | undefined) {
  if (typeof value === 'boolean') return value;
  const text = (typeof value === 'object' ? value.value : (value ?? '')).trim();
  if (text === '') return emptyOf(field);
  if (field.kind === 'answer') return text === 'sim';
  return field.kind === 'code' ? Number(text) : text;
}

/** A form as it is sent: what an answer closed is left out by the server. */
export const typedForm = <D extends FormDefinition>(form: D, typed: HeldForm<D>): RecordOf<D> =>
  Object.fromEntries(
    Object.entries(form).map(([name, field]) => [name, told(field, typed[name])]),
  ) as RecordOf<D>;
