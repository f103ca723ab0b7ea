import { AjvCompiler } from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const buildJudges = AjvCompiler();
const buildWriters = SerializerSelector();

type Judge = ReturnType<ReturnType<typeof buildJudges>>;
type Write = ReturnType<ReturnType<typeof buildWriters>>;

/**
 * What fastify compiles schemas with, put off until a request asks for it: a start would spend a third of its time on
 * routes that nobody calls for hours, and on each once more for HEAD.
 */
export const compilersFactory = {
  buildValidator: ((schemas, options) => {
    const compile = buildJudges(schemas, options);
    return (route) => judgeLater(() => compile(route));
  }) satisfies typeof buildJudges,
  buildSerializer: ((schemas, options) => {
    const compile = buildWriters(schemas, options);
    return (route) => writeLater(() => compile(route));
  }) satisfies typeof buildWriters,
};

function judgeLater(compile: () => Judge): Judge {
  let made: Judge | undefined;
  const judge = ((data: unknown) => {
    made ??= compile();
    const verdict: unknown = made(data);
    judge.errors = made.errors ?? null;
    const instancePath = verdict === true ? endlessIn(data) : undefined;
    if (instancePath === undefined) return verdict;
    judge.errors = [
      { instancePath, schemaPath: '', keyword: 'type', message: 'must be a number', params: {} },
    ];
    return false;
  }) as Judge;
  return judge;
}

/**
 * Where a number without end is, as "/minutes"; undefined where none is. The text "1e400", made a number because a contract
 * asks for one, is Infinity, which every limit of the schema lets pass.
 */
function endlessIn(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : '';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const path = endlessIn(part);
    if (path !== undefined) return `/${name}${path}`;
  }
  return undefined;
}

function writeLater(compile: () => Write): Write {
  let made: Write | undefined;
  return (answer) => (made ??= compile())(answer);
}
