import type { HealthCheck, HealthLevel } from '#platform/module/health';
import { databaseTime } from '../queries.ts';

const WARN_MS = 2_000;
const FAIL_MS = 60_000;
/** No installation of this program lived before 2026; a clock far ahead is as wrong as one far behind. */
const FIRST_YEAR = 2026;
const LAST_YEAR = 2100;

/** Instants whose civil hour is known: without zone data every day would be cut at the wrong hour. */
const ZONE_HOURS = [
  ['America/Noronha', '10'],
  ['America/Sao_Paulo', '09'],
  ['America/Manaus', '08'],
  ['America/Rio_Branco', '07'],
] as const;
const NOON_UTC = new Date('2026-01-15T12:00:00Z');

function zonesAreRight(): boolean {
  return ZONE_HOURS.every(([timeZone, hour]) => {
    const format = new Intl.DateTimeFormat('pt-BR', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    return format.format(NOON_UTC) === hour;
  });
}

/** Do program and database agree on the time, is it plausible, and are Brazil's time zones known? */
export const clock: HealthCheck = {
  id: 'clock',
  title: 'Relógio',
  async run(platform) {
    const before = platform.clock.now().getTime();
    const databaseMs = (await databaseTime(platform.db)).getTime();
    const after = platform.clock.now().getTime();
    // Half of the round trip is not a difference of clocks.
    const drift = Math.abs(databaseMs - (before + after) / 2) - (after - before) / 2;
    const year = new Date(after).getUTCFullYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return { level: 'fail', detail: `O servidor está no ano ${year}. Acerte data e hora do computador.` };
    }
    if (!zonesAreRight()) {
      return {
        level: 'fail',
        detail: 'Faltam os fusos horários do Brasil neste Node. Reinstale o programa.',
      };
    }
    const level: HealthLevel = drift > FAIL_MS ? 'fail' : drift > WARN_MS ? 'warn' : 'ok';
    const seconds = Math.round(Math.max(0, drift) / 1000);
    if (level === 'ok')
      return { level, detail: 'Programa e banco na mesma hora · fusos do Brasil presentes' };
    return {
      level,
      detail: `Programa e banco diferem em ${seconds} s. Acerte data e hora do computador (NTP).`,
    };
  },
};
