import { readMigrations } from '#platform/db/migration-files';
import type { HealthCheck } from '#platform/module/health';
import { areApplied, findUnknownMigration, lastMigration } from '../queries.ts';

/** `engines` of package.json. */
const MINIMUM_NODE = [20, 19] as const;

function nodeIsOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1]);
}

/** Program, Node and the structure of the base. */
export const versions: HealthCheck = {
  id: 'versions',
  title: 'Versões',
  async run({ db, version }) {
    const { node } = process.versions;
    const last = await lastMigration(db);
    const facts = `Programa ${version} · Node ${node} · base ${last?.id ?? 'vazia'}`;
    const known = (await readMigrations()).map((migration) => migration.id);
    const newer = await findUnknownMigration(db, known);
    if (newer) {
      return {
        level: 'fail',
        detail: `${facts}. A base é da versão ${newer.program_version}, mais nova: instale esta versão ou mais nova.`,
      };
    }
    if (!(await areApplied(db, known))) {
      return { level: 'fail', detail: `${facts}. A base não foi atualizada: reinicie o programa.` };
    }
    if (nodeIsOld(node)) {
      return { level: 'warn', detail: `${facts}. Instale o Node ${MINIMUM_NODE.join('.')} ou mais novo.` };
    }
    return { level: 'ok', detail: facts };
  },
};
