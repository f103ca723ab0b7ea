import { findInstallation } from '#modules/setup/index';
import type { Db } from '#platform/db/database';
import { conflict, refused } from '#platform/errors/problem';
import { isInhabited } from './queries.ts';

/** Nobody who does not exist enters a base of people who do. Gives the id of the installation. */
export async function requireTraining(db: Db): Promise<string> {
  const installation = await findInstallation(db);
  if (!installation) {
    throw refused(
      'not-configured',
      'Esta instalação ainda não foi configurada. Conclua a configuração como treinamento e repita.',
    );
  }
  if (installation.purpose === 'treinamento') return installation.id;
  throw refused(
    'production',
    'Esta instalação é de produção: aqui só entram pessoas de verdade. Use uma instalação de treinamento.',
  );
}

export async function requireNobody(db: Db): Promise<void> {
  if (!(await isInhabited(db))) return;
  throw conflict(
    'inhabited',
    'Já há cidadãos nesta instalação. Para acrescentar outros, use --add e outra --seed.',
  );
}
