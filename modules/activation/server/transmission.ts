import type { BootSettings } from '#platform/config/boot';
import type { Db } from '#platform/db/database';
import { type AskingInstallation, findActivation, findAskingInstallation } from './queries.ts';

export type TransmissionState = {
  allowed: boolean;
  /** Why not; null when allowed. */
  reason: 'not-activated' | 'training' | 'clone' | 'unconfirmed' | 'simulated' | null;
  /** Portuguese, for the page of transmission. */
  sentence: string;
};

const SENTENCES: Record<NonNullable<TransmissionState['reason']>, string> = {
  training: 'Instalação de treinamento: nada é transmitido.',
  clone: 'Clone de homologação: nada é transmitido, nunca.',
  unconfirmed:
    'Instalação restaurada de cópia, ou em lugar novo: nada é transmitido até que um administrador da instalação confirme que é esta que continua.',
  'not-activated':
    'Transmissão não ativada. Informe a contra-chave do município; o atendimento não depende dela.',
  simulated: 'A ativação é do simulador e não vale em produção. Informe uma contra-chave real.',
};

const no = (reason: NonNullable<TransmissionState['reason']>): TransmissionState => ({
  allowed: false,
  reason,
  sentence: SENTENCES[reason],
});

/** Is the word of a simulator taken here? In training, and in tests that say so. */
export const acceptsSimulators = (
  { purpose }: Pick<AskingInstallation, 'purpose'>,
  trustSimulators: boolean,
): boolean => purpose !== 'producao' || trustSimulators;

/**
 * The rule itself (DEP-04, DEP-07, REL-06): training and clones never transmit, what was restored or carried away not before
 * a person confirms it; a simulator's word is none in production.
 */
export function transmissionRule(
  installation: Pick<AskingInstallation, 'purpose' | 'unconfirmedWhy'> | undefined,
  activation: { simulated: boolean } | undefined,
  trustSimulators: boolean,
): TransmissionState {
  if (installation?.purpose === 'treinamento') return no('training');
  if (installation?.purpose === 'homologacao') return no('clone');
  if (installation?.unconfirmedWhy) return no('unconfirmed');
  if (!installation || !activation) return no('not-activated');
  if (activation.simulated && !trustSimulators) return no('simulated');
  return { allowed: true, reason: null, sentence: 'Transmissão ativada.' };
}

/** May the production of this municipality leave the installation now? Asked before anything is sent. */
export async function transmissionState(
  db: Db,
  municipalityId: string,
  boot: Pick<BootSettings, 'trustSimulators'>,
): Promise<TransmissionState> {
  const installation = await findAskingInstallation(db);
  const activation = await findActivation(db, municipalityId);
  return transmissionRule(installation, activation, boot.trustSimulators);
}
