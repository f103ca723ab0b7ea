import { findInstallation } from '#modules/setup/index';
import type { HealthCheck } from '#platform/module/health';
import { lastCnesImports } from '../neighbour-queries.ts';
import { activations } from '../queries.ts';
import { municipalitiesText } from './texts.ts';

const DAY_MS = 86_400_000;
/** CNES is published each month: past a month and a half, people who left still get in. */
const OLD_CNES_DAYS = 45;

const NONE = { level: 'ok', detail: 'Nenhum município cadastrado ainda' } as const;

/** May each municipality transmit? Care never depends on it. */
export const activation: HealthCheck = {
  id: 'activation',
  title: 'Ativação',
  async run({ db }) {
    const list = await activations(db);
    if (list.length === 0) return NONE;
    const purpose = (await findInstallation(db))?.purpose ?? 'producao';
    if (purpose !== 'producao') {
      return { level: 'ok', detail: 'Instalação de treinamento ou homologação: nunca transmite' };
    }
    const missing = list.filter(({ simulated }) => simulated === null);
    if (missing.length > 0) {
      return {
        level: 'warn',
        detail:
          `Sem ativação: ${municipalitiesText(missing)}. ` +
          'O atendimento segue; só a transmissão espera a contra-chave.',
      };
    }
    const simulated = list.filter((row) => row.simulated);
    if (simulated.length > 0) {
      return { level: 'warn', detail: `Ativado com chave de simulador: ${municipalitiesText(simulated)}.` };
    }
    return {
      level: 'ok',
      detail: list.length === 1 ? '1 município ativado' : `${list.length} municípios ativados`,
    };
  },
};

/** How long ago the CNES file of each municipality came in. */
export const cnesImport: HealthCheck = {
  id: 'cnes-import',
  title: 'Importação do CNES',
  async run({ db, clock }) {
    const list = await lastCnesImports(db);
    if (list.length === 0) return NONE;
    const limit = clock.now().getTime() - OLD_CNES_DAYS * DAY_MS;
    const never = list.filter((row) => row.imported_at === null);
    if (never.length > 0) {
      return { level: 'warn', detail: `Ainda sem arquivo do CNES: ${municipalitiesText(never)}.` };
    }
    const old = list.filter((row) => (row.imported_at?.getTime() ?? 0) < limit);
    if (old.length > 0) {
      return {
        level: 'warn',
        detail: `Há mais de ${OLD_CNES_DAYS} dias: ${municipalitiesText(old)}. Importe o arquivo do mês.`,
      };
    }
    return {
      level: 'ok',
      detail: `Em dia em ${list.length === 1 ? '1 município' : `${list.length} municípios`}`,
    };
  },
};
