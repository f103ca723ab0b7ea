import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFitsBase, lostKey } from '#platform/settings/master-key';
import type { HealthCheck } from '#platform/module/health';

const OTHERS = 0o077;

/** Only who runs the program may read the key that opens the secrets of the base. */
export const secrets: HealthCheck = {
  id: 'secrets',
  title: 'Chave dos segredos',
  async run({ boot, db, secrets: box }) {
    const directory = join(boot.dataDir, 'secrets');
    const path = join(directory, 'master.key');
    const found = await stat(path).catch(() => undefined);
    if (!found) {
      return {
        level: 'fail',
        detail: 'Falta secrets/master.key na pasta de dados. Não reinicie: recupere-o da cópia de segurança.',
      };
    }
    if (!(await keyFitsBase(db, box))) {
      return { level: 'fail', detail: `A chave não é a desta base. ${lostKey(boot.dataDir)}` };
    }
    // Windows keeps rights in lists that `mode` does not show.
    if (process.platform === 'win32') return { level: 'ok', detail: 'Presente' };
    const open = [found, await stat(directory)].some(({ mode }) => (mode & OTHERS) !== 0);
    if (open) {
      return {
        level: 'warn',
        detail:
          'Outros usuários do computador podem ler a chave. Na pasta de dados, execute: ' +
          'chmod 700 secrets && chmod 600 secrets/master.key',
      };
    }
    return { level: 'ok', detail: 'Presente e fechada a outros usuários do computador' };
  },
};
