import type { HealthCheck } from '#platform/module/health';
import { readSetting } from '#platform/settings/settings';
import { heldSetting } from '../settings.ts';
import { readClosing } from './state.ts';

/** Is it open to everybody? Administrators, who still work in one that is closed, would forget it. */
export const closingCheck: HealthCheck = {
  id: 'closing',
  title: 'Abertura da instalação',
  async run(platform) {
    const held = await readSetting(platform, platform.db, heldSetting);
    if (held) return { level: 'warn', detail: `Está fechada. ${held.closing.why}. ${held.instead}` };
    const closing = await readClosing(platform, platform.db);
    if (!closing) return { level: 'ok', detail: 'Aberta para todos' };
    if (closing.kind === 'moved')
      return { level: 'ok', detail: 'Desativada: só administradores entram; os outros leem o novo endereço' };
    return {
      level: 'warn',
      detail:
        'Está fechada, e só administradores entram. Terminada a manutenção, abra para todos em Situação da instalação › Fechar para manutenção.',
    };
  },
};
