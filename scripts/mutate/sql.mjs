/** What in a statement may be another way round. Each place is broken once, alone. */
const SWAPS = [
  { name: 'SqlBoundary', pattern: / (<=|>=|<|>) /g, other: { '<': '<=', '<=': '<', '>': '>=', '>=': '>' } },
  { name: 'SqlNull', pattern: /\bis (not )?null\b/g, other: { 'not ': '', '': 'not ' } },
  { name: 'SqlOrder', pattern: /\b(asc|desc)\b/g, other: { asc: 'desc', desc: 'asc' } },
  { name: 'SqlNot', pattern: /\b(not )?exists\b/g, other: { 'not ': '', '': 'not ' } },
];
/** A condition that stands on a line of its own is forgotten. */
const CONDITION = /^[ \t]*(?:and|where) (?![^\n]*\b(?:and|or)$)[^\n()]*$/gim;
const IS_SQL = /^`\s*(?:select|insert|update|delete|with|and|where|exists|merge)\b/i;

/**
 * Ways to break the SQL of a template; none for other templates.
 * @param {string} template with its backticks
 * @returns {{ name: string, text: string }[]}
 */
export function sqlMutants(template) {
  if (!IS_SQL.test(template)) return [];
  const swapped = SWAPS.flatMap(({ name, pattern, other }) =>
    [...template.matchAll(pattern)].map((match) => {
      const was = match[1] ?? '';
      const text = match[0].replace(was || /^(is |)/, (found) => (was ? other[was] : found + other['']));
      return { name, text: replaceAt(template, match, text) };
    }),
  );
  const forgotten = [...template.matchAll(CONDITION)].map((match) => ({
    name: 'SqlCondition',
    text: replaceAt(template, match, /^\s*where/i.test(match[0]) ? ' where true' : ''),
  }));
  return [...swapped, ...forgotten];
}

const replaceAt = (text, match, by) =>
  text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
