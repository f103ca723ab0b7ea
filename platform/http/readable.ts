import { type FieldProblem, Problem } from '#platform/errors/problem';

/** More than any page sends: a whole registration has some hundreds of values. */
const MOST_VALUES = 20_000;
const DEEPEST = 40;
// PostgreSQL keeps neither in a text.
const UNWRITABLE = /\0|\p{Surrogate}/u;

type Place = { path: string; value: unknown; depth: number };

const cannotBeRead = (fields?: FieldProblem[]) =>
  new Problem(
    400,
    'unreadable-values',
    'O pedido traz valores que não podem ser lidos. Digite de novo o que foi colado e repita.',
    fields,
  );

const tooMuch = () =>
  new Problem(413, 'too-many-values', 'O pedido traz valores demais. Recarregue a página e repita.');

/**
 * Why what was sent cannot be worked with, whatever a route expects: texts and numbers that nothing could keep, too
 * many values, too deep. Looked at before validation, whose time and answer grow with what it finds.
 */
export function unreadable(sent: unknown): Problem | undefined {
  const left: Place[] = [{ path: '', value: sent, depth: 0 }];
  let values = 0;
  for (let place = left.pop(); place; place = left.pop()) {
    const { path, value, depth } = place;
    if (typeof value === 'string' && UNWRITABLE.test(value)) {
      return cannotBeRead([{ path, message: 'Há caracteres inválidos. Apague e digite de novo.' }]);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return cannotBeRead([{ path, message: 'O número é grande demais.' }]);
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) return tooMuch();
    for (const [key, part] of Object.entries(value)) {
      if (++values > MOST_VALUES) return tooMuch();
      if (UNWRITABLE.test(key)) return cannotBeRead();
      left.push({ path: path === '' ? key : `${path}.${key}`, value: part, depth: depth + 1 });
    }
  }
  return undefined;
}
