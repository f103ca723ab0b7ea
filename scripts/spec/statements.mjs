/**
 * The acceptance statements and the tests that show them.
 *
 * `docs/spec/acceptance-ids.json` holds every id by area. `docs/spec/<area>.md` holds the statements of the
 * capabilities begun, one a line: `- **ADM-G04** text`, with `later: capability` at its end when what it
 * needs does not exist yet. A test shows a statement when its name contains the id.
 */

const STATEMENT = /^- \*\*([A-Z]{3}-[A-Z]?\d{2}[a-z]?)\*\* (.+)$/;
const LATER = /\s*\(?later: ([^)]+?)\)?\.?$/;
const TEST_NAME =
  /\b(?:it|test|describe)(?:\.\w+(?:\((?:[^()\n]|\([^()\n]*\))*\))?)*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const ID = /\b[A-Z]{3}-[A-Z]?\d{2}[a-z]?\b/g;

/**
 * @param {string} markdown a file of docs/spec
 * @returns {{ id: string, text: string, later: string | undefined }[]}
 */
export function readStatements(markdown) {
  return markdown.split('\n').flatMap((line) => {
    const [, id, text] = STATEMENT.exec(line) ?? [];
    if (!id) return [];
    return [{ id, text: text.replace(LATER, ''), later: LATER.exec(text)?.[1] }];
  });
}

/**
 * @param {string} file name of the test file, for the answer
 * @param {string} source its text
 * @returns {{ id: string, file: string, test: string }[]} one for each id in the name of a test or group
 */
export function readTests(file, source) {
  return [...source.matchAll(TEST_NAME)].flatMap(([, , test]) =>
    [...new Set(test.match(ID) ?? [])].map((id) => ({ id, file, test })),
  );
}

/**
 * Joins the three: for each id its statement (when begun), its tests, and the capability it waits for.
 * @param {Record<string, readonly string[]>} areas
 * @returns {{ area: string, id: string, begun: boolean, text?: string, later?: string, tests: object[] }[]}
 */
export function joinSpec(areas, statements, tests) {
  const begun = new Map(statements.map((statement) => [statement.id, statement]));
  return Object.entries(areas).flatMap(([area, ids]) =>
    ids.map((id) => ({
      area,
      id,
      begun: begun.has(id),
      text: begun.get(id)?.text,
      later: begun.get(id)?.later,
      tests: tests.filter((test) => test.id === id),
    })),
  );
}

/** Ids that a statement or a test names but the list of acceptance ids lacks: a slip of the pen. */
export function unknownIds(areas, statements, tests) {
  const known = new Set(Object.values(areas).flat());
  const prefixes = new Set(Object.keys(areas));
  return [...new Set([...statements, ...tests].map(({ id }) => id))].filter(
    (id) => prefixes.has(id.slice(0, 3)) && !known.has(id),
  );
}
