import type { HealthCheck } from '#platform/module/health';
import { bytesText, diskUse } from '#platform/files/disk';

const WARN_FREE = 0.1;
const FAIL_FREE = 0.02;
const FAIL_BYTES = 500_000_000;

/** Room left where the data folder lies. */
export const disk: HealthCheck = {
  id: 'disk',
  title: 'Disco',
  async run({ boot }) {
    const { freeBytes, totalBytes, usedPercent } = await diskUse(boot.dataDir);
    const use = `${usedPercent} % em uso · ${bytesText(freeBytes)} livres de ${bytesText(totalBytes)}`;
    const free = freeBytes / totalBytes;
    if (free < FAIL_FREE || freeBytes < FAIL_BYTES) {
      return { level: 'fail', detail: `${use}. Libere espaço agora: sem disco nada é gravado.` };
    }
    if (free < WARN_FREE) return { level: 'warn', detail: `${use}. Libere espaço ou aumente o disco.` };
    return { level: 'ok', detail: use };
  },
};
