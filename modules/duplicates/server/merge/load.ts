import { loadCitizen, type LoadedCitizen, lockCitizen } from '#modules/citizens/index';
import type { Db, Tx } from '#platform/db/database';
import { conflict, notFound, refused } from '#platform/errors/problem';

/** Which registrations are to become one. */
export type MergeInput = {
  principalId: string;
  otherIds: readonly string[];
  /** Version of each record as the person saw it. */
  versions?: Readonly<Record<string, number>>;
};

export type Chosen = { principal: LoadedCitizen; others: LoadedCitizen[] };

/**
 * Reads the registrations to be joined. 404 for one that is not there; 422 when they are not two or more;
 * 409 `merged` when one of them was joined meanwhile, `changed-meanwhile` when one is not as it was seen, and
 * `principal-without-fci` when a record with cadastro individual would be absorbed by one without (MAN-03).
 */
export async function loadChosen(db: Db, { principalId, otherIds, versions }: MergeInput): Promise<Chosen> {
  const ids = [...new Set(otherIds)].filter((id) => id !== principalId);
  if (ids.length === 0) {
    throw refused('nothing-to-merge', 'Selecione ao menos dois cadastros e defina qual é o principal.');
  }
  const [principal, ...others] = await Promise.all([principalId, ...ids].map((id) => getCitizen(db, id)));
  if (!principal) throw notFound('O cadastro');
  // What was joined says more than what changed: the joining changed the principal too.
  for (const one of [principal, ...others]) requireThere(one);
  for (const one of [principal, ...others]) requireAsSeen(one, versions?.[one.id]);
  if (principal.record.fciUuid === null && others.some(({ record }) => record.fciUuid !== null)) {
    throw conflict(
      'principal-without-fci',
      'O principal não tem cadastro individual e outro dos selecionados tem. ' +
        'Defina esse como principal, ou registre antes o cadastro individual do principal.',
    );
  }
  return { principal, others };
}

async function getCitizen(db: Db, id: string): Promise<LoadedCitizen> {
  const loaded = await loadCitizen(db, id);
  if (!loaded) throw notFound('O cadastro');
  return loaded;
}

function requireThere({ id, record }: LoadedCitizen): void {
  if (record.mergedInto !== null) {
    throw conflict(
      'merged',
      'Um dos cadastros já foi unificado com outro. Busque de novo e confira qual ficou.',
      { citizenId: id, survivorId: record.mergedInto },
    );
  }
}

function requireAsSeen({ id, version }: LoadedCitizen, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) {
    throw conflict(
      'changed-meanwhile',
      'Um dos cadastros mudou depois que você abriu esta tela. Confira de novo antes de unificar.',
      { citizenId: id },
    );
  }
}

/**
 * Holds registrations until the end of the transaction, always in the same order. 409 `family-busy` when one waits for
 * another of them meanwhile, as somebody who names the other as responsible does.
 */
export async function lockCitizens(db: Tx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted()) {
    await lockCitizen(db, id).catch((error: unknown) => {
      throw isDeadlock(error) ? familyBusy() : error;
    });
  }
}

const isDeadlock = (error: unknown) => (error as { code?: unknown } | null)?.code === '40P01';

export const familyBusy = () =>
  conflict(
    'family-busy',
    'Alguém está alterando agora o cadastro de uma pessoa desta família. Aguarde um instante e tente de novo.',
  );
