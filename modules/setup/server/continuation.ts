import type { Db } from '#platform/db/database';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { markClone, markConfirmed, markRestored, type UnconfirmedWhy } from './continuation-queries.ts';
import { findInstallation, getInstallation } from './queries.ts';

const WHY: Record<UnconfirmedWhy, string> = {
  restored: 'Esta instalação foi restaurada de uma cópia',
  moved: 'Esta instalação acordou em outro computador ou em outra pasta',
};

/** Why nothing is transmitted until a person says that this one goes on; null once somebody did, and before set-up. */
export async function unconfirmedSentence(db: Db): Promise<string | null> {
  const installation = await findInstallation(db);
  if (!installation?.unconfirmedWhy) return null;
  return (
    `${WHY[installation.unconfirmedWhy]} e não transmite nada até que um administrador da instalação confirme, em ` +
    'Confirmar instalação, que é esta que continua.'
  );
}

/** Refuses, 409 `unconfirmed`, what would leave an installation that nobody has confirmed. */
export async function requireConfirmed(db: Db): Promise<void> {
  const sentence = await unconfirmedSentence(db);
  if (sentence !== null) throw conflict('unconfirmed', sentence);
}

/** "Esta é a que continua". 409 `clone` for a clone, which never does; 409 `already-confirmed`. */
export async function confirmInstallation({ db, audit, changed }: UseCaseContext): Promise<void> {
  const { id, purpose, unconfirmedWhy } = await getInstallation(db);
  if (purpose === 'homologacao') {
    throw conflict(
      'clone',
      'Esta instalação é um clone de homologação e nunca transmite. Para produção, restaure a cópia.',
    );
  }
  if (unconfirmedWhy === null) {
    throw conflict('already-confirmed', 'Não há o que confirmar: esta instalação é a que continua.');
  }
  await markConfirmed(db);
  changed({ table: 'installation', id, operation: 'U' });
  audit({
    type: 'setup.confirmed',
    subject: { table: 'installation', id },
    details: { why: unconfirmedWhy },
  });
}

/** Who a base is that was just loaded from a copy: another life of its installation, or a clone for tests. */
export async function becomeRestored(
  db: Db,
  { incarnation, clone, now }: { incarnation: string; clone: boolean; now: Date },
): Promise<void> {
  await markRestored(db, incarnation, now);
  if (clone) await markClone(db);
}
