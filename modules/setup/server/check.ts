import type { HealthCheck } from '#platform/module/health';
import { unconfirmedSentence } from './continuation.ts';
import { findInstallation } from './queries.ts';

/** Does somebody have to say that this installation is the one that goes on? */
export const continuationCheck: HealthCheck = {
  id: 'continuation',
  title: 'Confirmação da instalação',
  async run({ db }) {
    const sentence = await unconfirmedSentence(db);
    if (sentence !== null) return { level: 'warn', detail: sentence };
    const isClone = (await findInstallation(db))?.purpose === 'homologacao';
    return { level: 'ok', detail: isClone ? 'Clone de homologação: nunca transmite' : 'É a que continua' };
  },
};
