import { bytesText } from '#platform/files/disk';
import type { HealthCheck } from '#platform/module/health';
import { checksumFailures, databaseFacts, databaseTime } from '../queries.ts';

const MINIMUM_MAJOR = 15;
const SLOW_MS = 100;

/** Does the database answer, in which version, how fast, how large, and is what it reads what was written? */
export const database: HealthCheck = {
  id: 'database',
  title: 'Banco de dados',
  async run({ db }) {
    const { version, major, bytes } = await databaseFacts(db);
    // Measured on a trivial question: the size of the base takes its own time to sum.
    const begin = performance.now();
    await databaseTime(db);
    const latency = Math.max(1, Math.round(performance.now() - begin));
    const facts = `PostgreSQL ${version.split(' ')[0]} · ${bytesText(bytes)} · ${latency} ms`;
    if (major < MINIMUM_MAJOR) {
      return {
        level: 'fail',
        detail: `${facts}. Atualize o PostgreSQL para a versão ${MINIMUM_MAJOR} ou mais nova.`,
      };
    }
    const damage = await checksumFailures(db);
    if (damage.count > 0) {
      return {
        level: 'fail',
        detail:
          `${facts}. Há páginas danificadas: ${damage.count} leituras falharam na conferência. Confira o disco, ` +
          'faça uma cópia da pasta de dados com a instalação parada e restaure a última cópia de segurança boa.',
      };
    }
    if (latency > SLOW_MS) {
      return {
        level: 'warn',
        detail: `${facts}. Está lento: veja o disco e outros programas neste servidor.`,
      };
    }
    return { level: 'ok', detail: facts };
  },
};
