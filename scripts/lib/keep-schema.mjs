import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ensureBuilt } from './build.mjs';
import { ensurePostgres15, startPostgres15 } from './postgres15.mjs';
import { inRoot, root } from './root.mjs';
import { runTool, TaskFailed } from './run-command.mjs';

const FOLDER = 'tests/fixtures/schemas';

/** Plain SQL that any server from 15 on takes through any client, whoever owns the base. */
const DUMP = ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=200'];

/** Of the tables of the whole country a part stands for all: they would be most of the file. */
const LESS = `delete from municipality_code where ibge !~ '^42';
  delete from cbo where code !~ '^(22|51|42)' and code not in (select cbo from lotacao)`;

/** PostgreSQL 15 does not tell that a partition has the identity column of its table; later ones ask for the word. */
const ROWS = /^(INSERT INTO \S+(?: \([^)]*\))?) VALUES$/gm;

/** What the client `psql` is told, and what only who made an extension may say. */
const NOT_FOR_US = /^(?:\\.*|COMMENT ON EXTENSION .*)\n/gm;

/**
 * Keeps the base that this program makes today, for every later one to bring up in its tests: one file named after the
 * newest migration. `--program FOLDER`: by a program of another day, built there.
 */
export async function keepSchema(args) {
  const { values } = parseArgs({ args, options: { program: { type: 'string', default: root } } });
  if (!(await ensurePostgres15()))
    throw new TaskFailed('There is no PostgreSQL 15 (Debian: apt-get install postgresql-15).');
  await ensureBuilt({ web: false });
  const { code } = await runTool('typescript/bin/tsc', ['-b', 'tsconfig.bench.json'], { output: 'stderr' });
  if (code !== 0) throw new TaskFailed('tests/keep-schema.ts does not compile.');
  const { fillBase } = await import(pathToFileURL(inRoot('build/tests/keep-schema.js')).href);
  const server = await startPostgres15();
  try {
    const psql = (base, sql) => server.client('psql', base, ['-qAtc', sql]).trim();
    psql('postgres', 'create database pec');
    await fillBase({ program: resolve(values.program), url: server.urlOf('pec') });
    psql('pec', LESS);
    const file = `${FOLDER}/${psql('pec', 'select max(id) from schema_migration')}.sql.gz`;
    mkdirSync(dirname(inRoot(file)), { recursive: true });
    const sql = server.client('pg_dump', 'pec', DUMP);
    const bytes = gzipSync(asKept(sql), { level: 9 });
    writeFileSync(inRoot(file), bytes);
    console.log(`${file}: ${Math.ceil(bytes.length / 1024)} KB`);
  } finally {
    await server.stop();
  }
}

const asKept = (sql) => sql.replaceAll(NOT_FOR_US, '').replaceAll(ROWS, '$1 OVERRIDING SYSTEM VALUE VALUES');
