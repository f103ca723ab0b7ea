import { LediError } from './errors.ts';
import { rankOf } from './version.ts';
import type { FieldValue, Struct } from './wire.ts';
import { isStruct } from './wire.ts';

/** What a condition can ask about the record beyond the struct it stands in. Days are numbers; NaN = not known. */
export type Scope = {
  /** Structs above the current one, outermost first; `^field` is of the last. */
  parents: Struct[];
  root: Struct;
  transport: Struct;
  version: number;
  /** Codes newer than `version` are not accepted. */
  isClosed: boolean;
  today: number;
  attendance: number;
  birth: number;
  sex: number;
  age: number;
  months: number;
  cbo: string;
  dayOf: (epochMs: number) => number;
};

export type Evaluate<T = unknown> = (struct: Struct, scope: Scope) => T;

/** True when the value says something: an empty text, list or struct counts as absent. */
export function isFilled(value: FieldValue): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Uint8Array) return value.length > 0;
  for (const key in value) if (!key.startsWith('#') && isFilled((value as Struct)[key])) return true;
  return false;
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)*|-\d+)|'([^']*)'|(<=|>=|!=|[=<>(){},:+])|~\s*\/((?:[^/\\]|\\.)*)\/|(\$\w+|(?:\^+|[/@])?[A-Za-z_][\w.]*))/y;

type Token = { kind: 'number' | 'text' | 'sign' | 'pattern' | 'word'; text: string };

function tokens(source: string): Token[] {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new LediError('pacote-invalido', `O pacote tem uma condição que não se lê: ${source}`);
    const [, number, quoted, sign, pattern, word] = match;
    if (number !== undefined) out.push({ kind: 'number', text: number });
    else if (quoted !== undefined) out.push({ kind: 'text', text: quoted });
    else if (sign !== undefined) out.push({ kind: 'sign', text: sign });
    else if (pattern !== undefined) out.push({ kind: 'pattern', text: pattern });
    else out.push({ kind: 'word', text: word as string });
  }
  return out;
}

const SCOPE_VALUES: Record<string, Evaluate> = {
  $age: (_, scope) => scope.age,
  $months: (_, scope) => scope.months,
  $sex: (_, scope) => scope.sex,
  $birth: (_, scope) => scope.birth,
  $attendance: (_, scope) => scope.attendance,
  $today: (_, scope) => scope.today,
  $cbo: (_, scope) => scope.cbo,
};

/** `a.b` of the current struct, `^a` of the one above, `/a` of the form, `@a` of the transport layer. */
export function compilePath(path: string): Evaluate<FieldValue> {
  if (path.startsWith('/')) {
    const inner = compilePath(path.slice(1));
    return (_, scope) => inner(scope.root, scope);
  }
  if (path.startsWith('@')) {
    const inner = compilePath(path.slice(1));
    return (_, scope) => inner(scope.transport, scope);
  }
  const up = /^\^*/.exec(path)?.[0].length ?? 0;
  const names = path.slice(up).split('.');
  const [first = '', second] = names;
  if (up > 0) {
    const inner = compilePath(path.slice(up));
    return (_, scope) => inner(scope.parents[scope.parents.length - up] ?? {}, scope);
  }
  if (names.length === 1) return (struct) => struct[first];
  if (names.length === 2 && second !== undefined) {
    return (struct) => {
      const group = struct[first];
      return isStruct(group) ? group[second] : undefined;
    };
  }
  return (struct) => {
    let value: FieldValue = struct;
    for (const name of names) value = isStruct(value) ? value[name] : undefined;
    return value;
  };
}

/**
 * Compiles a condition of a layout package: comparisons (`=`, `!=`, `<`, `<=`, `>`, `>=`), `in {…}`, `has`,
 * `hasany {…}`, `within {…}`, `~ /pattern/`, `and`, `or`, `not`, `filled(x)`, `day(x)`, `count(x)`, `any(list: …)`,
 * `all(list: …)`, `since(8.4.0)`. A bare field is true when it is the boolean true, or filled.
 * The full description stands in docs/decisions/2026-11-20-ledi-layout-format.md.
 */
export function compileExpression(source: string): Evaluate<boolean> {
  const parser = new Parser(tokens(source), source);
  const value = parser.whole();
  return (struct, scope) => isTrue(value(struct, scope));
}

const isTrue = (value: unknown) => value === true || (value !== false && isFilled(value as FieldValue));

class Parser {
  private readonly list: Token[];
  private readonly source: string;
  private at = 0;

  constructor(list: Token[], source: string) {
    this.list = list;
    this.source = source;
  }

  whole(): Evaluate {
    const value = this.or();
    if (this.at < this.list.length) throw this.fault();
    return value;
  }

  private fault() {
    return new LediError('pacote-invalido', `O pacote tem uma condição que não se lê: ${this.source}`);
  }

  private take(text: string): boolean {
    if (this.list[this.at]?.text !== text) return false;
    this.at += 1;
    return true;
  }

  private must(text: string) {
    if (!this.take(text)) throw this.fault();
  }

  private or(): Evaluate {
    let left = this.and();
    while (this.take('or')) {
      const [a, b] = [left, this.and()];
      left = (s, c) => isTrue(a(s, c)) || isTrue(b(s, c));
    }
    return left;
  }

  private and(): Evaluate {
    let left = this.not();
    while (this.take('and')) {
      const [a, b] = [left, this.not()];
      left = (s, c) => isTrue(a(s, c)) && isTrue(b(s, c));
    }
    return left;
  }

  private not(): Evaluate {
    if (!this.take('not')) return this.comparison();
    const value = this.not();
    return (s, c) => !isTrue(value(s, c));
  }

  private comparison(): Evaluate {
    const left = this.sum();
    const token = this.list[this.at];
    if (token?.kind === 'pattern') {
      this.at += 1;
      const pattern = new RegExp(token.text, 'u');
      return (s, c) => {
        const value = left(s, c);
        return typeof value === 'string' && pattern.test(value);
      };
    }
    const sign = token?.text ?? '';
    if (['in', 'hasany', 'within'].includes(sign)) {
      this.at += 1;
      return this.membership(sign, left);
    }
    if (sign === 'has') {
      this.at += 1;
      const right = this.sum();
      return (s, c) => {
        const items = left(s, c);
        return Array.isArray(items) && items.includes(right(s, c));
      };
    }
    const compare = COMPARE[sign];
    if (!compare || token?.kind !== 'sign') return left;
    this.at += 1;
    const right = this.sum();
    return (s, c) => compare(left(s, c), right(s, c));
  }

  private membership(sign: string, left: Evaluate): Evaluate {
    const set = this.set();
    if (sign === 'in') return (s, c) => set.has(left(s, c));
    const items = (s: Struct, c: Scope) => {
      const value = left(s, c);
      return Array.isArray(value) ? value : [];
    };
    return sign === 'hasany'
      ? (s, c) => items(s, c).some((item) => set.has(item))
      : (s, c) => items(s, c).every((item) => set.has(item));
  }

  private set(): Set<unknown> {
    this.must('{');
    const set = new Set<unknown>();
    while (!this.take('}')) {
      const token = this.list[this.at];
      if (!token) throw this.fault();
      this.at += 1;
      if (token.text !== ',') set.add(token.kind === 'number' ? Number(token.text) : token.text);
    }
    return set;
  }

  private sum(): Evaluate {
    let left = this.primary();
    while (this.take('+')) {
      const [a, b] = [left, this.primary()];
      left = (s, c) => (a(s, c) as number) + (b(s, c) as number);
    }
    return left;
  }

  private primary(): Evaluate {
    const token = this.list[this.at];
    if (!token) throw this.fault();
    this.at += 1;
    if (token.kind === 'number') {
      const value = Number(token.text);
      return () => value;
    }
    if (token.kind === 'text') return () => token.text;
    if (token.text === '(') {
      const inner = this.or();
      this.must(')');
      return inner;
    }
    if (token.kind !== 'word') throw this.fault();
    if (token.text === 'true' || token.text === 'false') {
      const value = token.text === 'true';
      return () => value;
    }
    if (this.take('(')) return this.call(token.text);
    const known = SCOPE_VALUES[token.text];
    if (known) return known;
    if (token.text.startsWith('$')) throw this.fault();
    return compilePath(token.text);
  }

  private call(name: string): Evaluate {
    if (name === 'since') {
      const rank = rankOf(this.list[this.at]?.text ?? '');
      this.at += 1;
      this.must(')');
      return (_, c) => c.version >= rank;
    }
    const inner = this.or();
    if (name === 'any' || name === 'all') {
      this.must(':');
      const condition = this.or();
      this.must(')');
      return quantifier(name, inner, condition);
    }
    this.must(')');
    if (name === 'filled') return (s, c) => isFilled(inner(s, c) as FieldValue);
    if (name === 'count') return (s, c) => lengthOf(inner(s, c));
    if (name === 'day') {
      return (s, c) => {
        const value = inner(s, c);
        return typeof value === 'number' ? c.dayOf(value) : Number.NaN;
      };
    }
    throw this.fault();
  }
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

function quantifier(name: 'all' | 'any', list: Evaluate, condition: Evaluate): Evaluate {
  const wanted = name === 'any';
  return (struct, scope) => {
    const items = list(struct, scope);
    if (!Array.isArray(items)) return !wanted;
    scope.parents.push(struct);
    let found = false;
    for (const item of items) {
      if (isTrue(condition(item as Struct, scope)) !== wanted) continue;
      found = true;
      break;
    }
    scope.parents.pop();
    return found === wanted;
  };
}

/** Comparisons with NaN or an absent value are false, also `!=` is true only between values that are there. */
const COMPARE: Record<string, (a: unknown, b: unknown) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b && a !== undefined && b !== undefined,
  '<': (a, b) => (a as number) < (b as number),
  '<=': (a, b) => (a as number) <= (b as number),
  '>': (a, b) => (a as number) > (b as number),
  '>=': (a, b) => (a as number) >= (b as number),
};
