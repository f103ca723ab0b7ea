import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DoctorCheck } from '#platform/cli/command';
import type { BootSettings } from '#platform/config/boot';
import { dataPaths } from '#platform/config/paths';
import { postgresAccount } from '#platform/postgres/account';
import { prepareBinaries } from '#platform/postgres/binaries';
import { SYSTEM_DIRECTORY } from '#platform/postgres/place';
import { explainFileError } from '#platform/process/start-error';
import { requirePort } from '../supervisor/port.ts';
import { diskSpace, existingAncestor } from '../supervisor/data-folder.ts';
import { waitForServer } from '../supervisor/database.ts';
import { findFailedStart } from '../supervisor/failed-start.ts';
import { findStatus } from './lifecycle.ts';

// As disks are sold, and as the page shows them.
const GB = 1000 ** 3;
const OLDEST_NODE = [20, 19] as const;

/** What can be known of this computer and this data folder without the installation being up. */
export function machineChecks(boot: BootSettings): DoctorCheck[] {
  const paths = dataPaths(boot.dataDir);
  const there = existsSync(boot.dataDir);
  return [
    { id: 'node-version', title: 'Node.js', run: async () => nodeVersion(process.versions.node) },
    {
      id: 'data-folder',
      title: 'Pasta de dados',
      run: async () => {
        if (!there) return { level: 'ok', detail: `${boot.dataDir} será criada no primeiro início.` };
        try {
          accessSync(boot.dataDir, constants.W_OK);
        } catch (error) {
          throw explainFileError(error, boot.dataDir);
        }
        return { level: 'ok', detail: boot.dataDir };
      },
    },
    {
      id: 'disk-space',
      title: 'Espaço em disco',
      run: async () => diskLevel(diskSpace(there ? boot.dataDir : existingAncestor(boot.dataDir))),
    },
    {
      id: 'installation-state',
      title: 'Instalação',
      run: async () => {
        const { state, url } = await findStatus(boot.dataDir);
        const failed = state === 'stopped' ? findFailedStart(paths) : undefined;
        if (failed) return { level: 'fail', detail: `parada: o último início falhou. ${failed.message}` };
        if (state === 'stopped') return { level: 'warn', detail: 'parada. Para iniciar: pec start.' };
        if (state === 'degraded')
          return { level: 'fail', detail: `um processo não se mantém; veja ${paths.logs}.` };
        return { level: 'ok', detail: `no ar em ${url}` };
      },
    },
    {
      id: 'port',
      title: 'Porta',
      run: async () => {
        const { url } = await findStatus(boot.dataDir);
        if (url) return { level: 'ok', detail: `em uso por esta instalação: ${url}` };
        await requirePort(boot.host, boot.port);
        return { level: 'ok', detail: `${boot.port} está livre.` };
      },
    },
    {
      id: 'database',
      title: 'PostgreSQL',
      run: async () => {
        if (boot.databaseUrl) {
          await waitForServer(boot.databaseUrl, 0);
          return { level: 'ok', detail: 'o servidor de DATABASE_URL responde.' };
        }
        const account = postgresAccount(paths.cluster);
        const { version } = prepareBinaries(account, account ? SYSTEM_DIRECTORY : dirname(paths.cluster));
        return { level: 'ok', detail: `embutido, versão ${version}` };
      },
    },
  ];
}

function nodeVersion(version: string): Awaited<ReturnType<DoctorCheck['run']>> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const enough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (enough) return { level: 'ok', detail: version };
  return { level: 'fail', detail: `${version} é antiga. Instale a ${OLDEST_NODE.join('.')} ou mais nova.` };
}

function diskLevel({ free }: { free: number }): Awaited<ReturnType<DoctorCheck['run']>> {
  const detail = `${(free / GB).toFixed(1).replace('.', ',')} GB livres`;
  if (free < GB / 10)
    return { level: 'fail', detail: `${detail}. Libere espaço agora: sem ele o banco para.` };
  if (free < 2 * GB) return { level: 'warn', detail: `${detail}. Libere espaço antes que o banco pare.` };
  return { level: 'ok', detail };
}
