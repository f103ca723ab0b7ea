import { parseSync } from 'vite';
import { sqlMutants } from './sql.mjs';

/**
 * One way to break a file: the text between `start` and `end` becomes `replacement`.
 * @typedef {{ name: string, start: number, end: number, replacement: string, kind: 'expression' | 'statements' }} Mutant
 */

/** What each operator is taken for, as Stryker's mutators of the same names do. */
const OPERATORS = {
  EqualityOperator: {
    '<': ['<=', '>='],
    '<=': ['<', '>'],
    '>': ['>=', '<='],
    '>=': ['>', '<'],
    '===': ['!=='],
    '!==': ['==='],
    '==': ['!='],
    '!=': ['=='],
  },
  ArithmeticOperator: { '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'] },
  LogicalOperator: { '&&': ['||'], '||': ['&&'], '??': ['&&'] },
};
const METHODS = {
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
};
/** Calls that can be left out: what they are asked of goes on unchanged. */
const LEFT_OUT = new Set([
  'filter',
  'slice',
  'trim',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'replace',
  'replaceAll',
]);

/** Each mutator sees one node and tells in what other ways it could have been written. */
const MUTATORS = {
  BinaryExpression: (node, text) => operators(node, text),
  LogicalExpression: (node, text) => operators(node, text),
  IfStatement: ({ test }) => conditions(test),
  ConditionalExpression: ({ test }) => conditions(test),
  WhileStatement: ({ test }) => [change('ConditionalExpression', test, 'false')],
  UnaryExpression: (node, text) =>
    node.operator === '!' ? [change('BooleanLiteral', node, text(node.argument))] : [],
  Literal: literal,
  ArrayExpression: (node) => (node.elements.length > 0 ? [change('ArrayDeclaration', node, '[]')] : []),
  BlockStatement: (node) =>
    node.body.length > 0 ? [change('BlockStatement', node, '{}', 'statements')] : [],
  UpdateExpression: (node, text) => [
    change(
      'UpdateOperator',
      node,
      text(node).replace(/\+\+|--/, (one) => (one === '++' ? '--' : '++')),
    ),
  ],
  CallExpression: call,
  TemplateLiteral: (node, text, parent) =>
    parent.type === 'TaggedTemplateExpression' ? [] : inSql(node, '', text(node)),
  TaggedTemplateExpression: (node, text) =>
    inSql(node, text({ start: node.start, end: node.quasi.start }), text(node.quasi)),
};

/**
 * Every way in which a file can be broken, in the order of the file.
 * @param {string} file its name tells the language
 * @param {string} source
 * @returns {Mutant[]}
 */
export function mutantsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = [];
  const text = ({ start, end }) => source.slice(start, end);
  walk(program, undefined, (node, parent) => {
    if (isOnlyForTypes(node) || isName(node, parent)) return false;
    found.push(...(MUTATORS[node.type]?.(node, text, parent) ?? []));
    return true;
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function change(name, { start, end }, replacement, kind = 'expression') {
  return { name, start, end, replacement: kind === 'expression' ? `(${replacement})` : replacement, kind };
}

function operators(node, text) {
  return Object.entries(OPERATORS).flatMap(([name, table]) =>
    (Object.hasOwn(table, node.operator) ? table[node.operator] : []).map((other) =>
      change(name, node, `(${text(node.left)}) ${other} (${text(node.right)})`),
    ),
  );
}

const conditions = (test) => ['true', 'false'].map((value) => change('ConditionalExpression', test, value));

/** Sentences are for people and are read on screens; a word is a name that the program decides by. */
function literal(node, text, parent) {
  if (typeof node.value === 'boolean') return [change('BooleanLiteral', node, String(!node.value))];
  const isWord = typeof node.value === 'string' && /^[\w.-]+$/.test(node.value);
  return isWord && parent?.type !== 'ExpressionStatement' ? [change('StringLiteral', node, "'mutant'")] : [];
}

const inSql = (node, tag, template) =>
  sqlMutants(template).map(({ name, text }) => change(name, node, tag + text));

function call(node, text, parent) {
  const { callee } = node;
  // Brackets around a part of a chain of `?.` would end it there.
  if (text(node).includes('?.') && parent.type !== 'ChainExpression') return [];
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const { name } = callee.property;
  const args = node.arguments.map(text).join(', ');
  const dot = callee.optional ? '?.' : '.';
  if (Object.hasOwn(METHODS, name))
    return [change('MethodExpression', node, `${text(callee.object)}${dot}${METHODS[name]}(${args})`)];
  return LEFT_OUT.has(name) ? [change('MethodExpression', node, text(callee.object))] : [];
}

const isOnlyForTypes = ({ type, importKind, exportKind }) =>
  /^(TS(?!AsExpression|NonNull|Satisfies)|ImportDeclaration|ExportAllDeclaration)/.test(type) ||
  importKind === 'type' ||
  exportKind === 'type';

/** Names of properties and of modules. */
const isName = (node, parent) =>
  parent !== undefined &&
  ((parent.key === node && !parent.computed) ||
    (/^Export|^Import/.test(parent.type) && node.type === 'Literal'));

function walk(node, parent, visit) {
  if (!visit(node, parent)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string')
        walk(child, node, visit);
    }
  }
}
