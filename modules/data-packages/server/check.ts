import { knownPackages, SAMPLE_VERSION } from '@pec-aberto/terminology';
import type { HealthCheck } from '#platform/module/health';
import { findPackages } from './queries.ts';

const DAY_MS = 86_400_000;
/** The Ministry publishes tables several times a year: one not renewed in a year deserves a look. */
const OLD_DAYS = 365;

const brazilian = (date: string) => date.split('-').reverse().join('/');

/** Are the code tables there, and how old are they? */
export const dataPackagesCheck: HealthCheck = {
  id: 'data-packages',
  title: 'Pacotes de dados',
  async run({ db, clock }) {
    const packages = await findPackages(db);
    const required = Object.entries(knownPackages).filter(([, { optional }]) => !optional);
    const missing = required
      .map(([name]) => name)
      .filter((name) => !packages.some((row) => row.name === name));
    if (missing.length > 0) {
      return {
        level: 'fail',
        detail: `Falta o pacote ${missing.join(', ')}. Reinicie o programa; se continuar, importe o pacote.`,
      };
    }
    const limit = new Date(clock.now().getTime() - OLD_DAYS * DAY_MS).toISOString().slice(0, 10);
    const old = packages.filter((row) => row.date < limit && row.version !== SAMPLE_VERSION);
    if (old.length > 0) {
      const list = old.map((row) => `${row.name} (${brazilian(row.date)})`).join(', ');
      return { level: 'warn', detail: `Com mais de um ano: ${list}. Importe um pacote mais novo.` };
    }
    return { level: 'ok', detail: packages.map((row) => `${row.name} ${row.version}`).join(' · ') };
  },
};
