/** Where the table stands that says whose each table is. */
export const HOUSE = 'docs/README.md';

const listed = (owned, room) =>
  [...owned].flatMap(([name, owner]) => (owner === room ? [`\`${name}\``] : [])).join(', ') || '–';

/**
 * The lines of the table, one a room that owns something.
 * @param {ReturnType<typeof import('./sql-owners.mjs').ownersOf>} owners
 */
export const houseRows = ({ tables, views }) =>
  [...new Set([...tables.values(), ...views.values()])]
    .toSorted()
    .map((room) => `| \`${room}\` | ${listed(tables, room)} | ${listed(views, room)} |`);

/** What is wrong with the table of a text: lines that are not there, and lines of rooms that are told of otherwise. */
export function houseProblems(text, owners) {
  const expected = houseRows(owners);
  const lines = text.split('\n').filter((line) => /^\| `[\w-]+` \| (`|–)/.test(line));
  return [
    ...expected.filter((row) => !lines.includes(row)).map((row) => `${HOUSE} lacks the line: ${row}`),
    ...lines
      .filter((line) => !expected.includes(line))
      .map((line) => `${HOUSE} has a line too many: ${line}`),
  ];
}
