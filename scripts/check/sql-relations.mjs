const NOT_CODE = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g;
/** Put into another text, after its `from`. */
const NAME_ALONE = /^\s*[a-z_]\w*\s*$/;
const WORD = /[a-z_][a-z0-9_$]*|\S/g;
const words = (...all) => new Set(all.flatMap((some) => some.split(' ')));
/** May stand between such a word and the name. */
const BEFORE_NAME = words('only lateral table if exists (');
/** `is distinct from x` and `extract(year from x)` name no relation. */
const FROM_OF_VALUE = words('distinct extract substring trim overlay both leading trailing');
/** A statement in brackets stands there instead of a name. */
const STATEMENT = words('select values with');
const UPDATE_OF_CLAUSE = words('for key do on before after or');
const END_OF_LIST = words(
  'where group order having limit offset fetch for union except intersect returning',
  'window select set do',
);

/**
 * The relations that a text of SQL names, those of its own `with` left out. A scanner, no parser: it knows the words
 * after which PostgreSQL lets a relation stand, and reads lists after `from` and `using`.
 * @param {string} text
 * @returns {{ name: string, writes: boolean }[]} as often as they are named
 */
export function relationsOf(text) {
  const code = text.replace(NOT_CODE, ' ? ').toLowerCase();
  const all = (NAME_ALONE.test(code) ? `from ${code}` : code).match(WORD) ?? [];
  const own = namesOfWith(all);
  return all
    .flatMap((word, at) => [
      ...(isWrite(all, at) ? [{ at: at + 1, writes: true }] : []),
      ...(isRead(all, at) ? starts(all, at).map((start) => ({ at: start, writes: false })) : []),
    ])
    .map(({ at, writes }) => ({ name: nameAt(all, at), writes }))
    .filter(({ name }) => name !== undefined && !own.has(name));
}

function isWrite(all, at) {
  const [before, word] = [all[at - 1], all[at]];
  if (word === 'from') return before === 'delete';
  if (word === 'into') return before === 'insert' || before === 'merge';
  if (word === 'update') return !UPDATE_OF_CLAUSE.has(before);
  if (word === 'table') return before === 'lock' || before === 'alter';
  return word === 'truncate' || word === 'copy';
}

function isRead(all, at) {
  const [before, word] = [all[at - 1], all[at]];
  if (word === 'from') return before !== 'delete' && !FROM_OF_VALUE.has(before) && !isOfValue(all, at);
  return word === 'join' || (word === 'using' && all[at + 1] !== '(');
}

/** `extract(epoch from x)`: the bracket that is open here follows the name of such a function. */
function isOfValue(all, at) {
  let depth = 0;
  for (let here = at - 1; here > 0; here -= 1) {
    if (all[here] === ')') depth += 1;
    else if (all[here] === '(' && depth === 0) return FROM_OF_VALUE.has(all[here - 1]);
    else if (all[here] === '(') depth -= 1;
  }
  return false;
}

/** Where the items of a list begin that follows the word at `from`. */
function starts(all, from) {
  const found = [from + 1];
  if (all[from] === 'join') return found;
  let depth = 0;
  for (let at = from + 1; at < all.length && depth >= 0; at += 1) {
    if (all[at] === '(') depth += 1;
    else if (all[at] === ')') depth -= 1;
    else if (depth === 0 && (END_OF_LIST.has(all[at]) || all[at] === ';')) break;
    else if (depth === 0 && all[at] === ',') found.push(at + 1);
  }
  return found;
}

/** A function gives rows too, and what has a dot is of a schema: neither is a relation of the house. */
function nameAt(all, at) {
  let here = at;
  while (BEFORE_NAME.has(all[here])) here += 1;
  const isName = /^[a-z_]/.test(all[here] ?? '') && !STATEMENT.has(all[here]) && all[here + 1] !== '.';
  return isName && (all[here + 1] !== '(' || all[at - 1] === 'into' || all[at - 1] === 'copy')
    ? all[here]
    : undefined;
}

/** `with x as (…), y (a, b) as materialized (…)`. */
function namesOfWith(all) {
  if (!all.includes('with')) return new Set();
  const text = all.join(' ');
  return new Set(
    [...text.matchAll(/([a-z_]\w*) (?:\( [^()]* \) )?as (?:(?:not )?materialized )?\(/g)].map(
      ([, name]) => name,
    ),
  );
}
