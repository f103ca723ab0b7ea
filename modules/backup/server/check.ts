import { instantText } from '#platform/clock/civil';
import type { HealthCheck, HealthLevel } from '#platform/module/health';
import { readSetting } from '#platform/settings/settings';
import { zoneOfInstallation } from '#modules/health-network/index';
import { foldersSetting, hourSetting } from '../settings.ts';
import { copyFacts, installedAt, jobUnderWay } from './copies/copy-queries.ts';
import { COPY_JOB } from './jobs.ts';

const HOUR_MS = 3_600_000;
const LATE_MS = 24 * HOUR_MS;
/** While the next one is being made and read back: at its hour the last one is a day old. */
const MAKING_MS = HOUR_MS;
const TOO_LATE_MS = 72 * HOUR_MS;

/** Is there a good copy of no more than a day, and not only on the disk that it is to save? */
export const copiesCheck: HealthCheck = {
  id: 'copies',
  title: 'Cópias de segurança',
  async run(platform) {
    const { db, clock } = platform;
    const since = await installedAt(db);
    if (!since) return { level: 'ok', detail: 'Começam depois da configuração' };
    const { lastGood, fault } = await copyFacts(db, clock.now());
    const hour = await readSetting(platform, db, hourSetting);
    const age = clock.now().getTime() - (lastGood ?? since).getTime();
    const why = fault ? ` ${fault}` : ' Veja Cópias de segurança.';
    const isMaking = age > LATE_MS && (await jobUnderWay(db, COPY_JOB.kind)) !== null;
    if (age > LATE_MS + (isMaking ? MAKING_MS : 0)) {
      const level: HealthLevel = age > TOO_LATE_MS || !lastGood ? 'fail' : 'warn';
      const what = lastGood
        ? `A última cópia boa é de ${instantText(lastGood, await zoneOfInstallation(db))}.`
        : 'Ainda não há nenhuma cópia boa.';
      return { level, detail: `${what}${why}` };
    }
    if (fault) return { level: 'warn', detail: fault };
    if (!lastGood) return { level: 'ok', detail: `A primeira é feita às ${hour}` };
    const detail = `A última, conferida, é de ${instantText(lastGood, await zoneOfInstallation(db))}`;
    const others = await readSetting(platform, db, foldersSetting);
    if (others.length > 0) return { level: 'ok', detail };
    return { level: 'ok', detail: `${detail}. Todas estão no mesmo disco: escolha também outra pasta` };
  },
};
