import { parseSync } from 'vite';

const STATEMENT =
  /^\s*(?:\/\*[^*]*\*\/\s*)?(?:select|insert\s+into|update\s+\w+|delete\s+from|with\s+\w+\s+as|copy|lock\s+table|truncate(?!\s+for\s+each))\s/i;
const INNER = /\(\s*select\s/i;

/**
 * The SQL texts of a file: every `` sql`…` ``, what is given to `sql.table('…')` and the like, and every other string
 * that reads like a statement. A value or a part put in reads `?`.
 * @param {string} file its name tells the language
 * @param {string} source
 * @returns {{ text: string, line: number }[]}
 */
export function sqlTexts(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = [];
  const take = (node, text) => found.push({ text, line: source.slice(0, node.start).split('\n').length });
  walk(program, undefined, (node, parent) => {
    if (node.type === 'TemplateLiteral') {
      const text = node.quasis.map(({ value }) => value.cooked).join(' ? ');
      if (isTagged(parent) || isStatement(text)) take(node, text);
    } else if (node.type === 'Literal' && typeof node.value === 'string') {
      if (isGiven(node, parent) || isStatement(node.value)) take(node, node.value);
    }
  });
  return found;
}

const isTagged = (parent) => parent?.type === 'TaggedTemplateExpression' && parent.tag.name === 'sql';
const isGiven = (node, parent) =>
  parent?.type === 'CallExpression' && parent.callee.object?.name === 'sql' && parent.arguments[0] === node;
const isStatement = (text) => STATEMENT.test(text) || INNER.test(text);

function walk(node, parent, visit) {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string')
        walk(child, node, visit);
    }
  }
}
