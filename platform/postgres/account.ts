import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartError } from '#platform/process/start-error';

/** The system account PostgreSQL runs under when the supervisor is root (PostgreSQL refuses root). */
export type Account = { uid: number; gid: number };

const CANDIDATES = ['pec-aberto', 'postgres', 'nobody'] as const;

/**
 * Account for a cluster: none when this process is not root; else the owner of the existing cluster, else
 * the first account of the candidates that this system has. Throws StartError when a cluster belongs to
 * someone this process cannot act for.
 */
export function postgresAccount(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new StartError(
        `O banco em ${cluster} pertence a outra conta deste computador (uid ${owner.uid}). ` +
          'Inicie com aquela conta ou como root.',
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new StartError(
    'O PostgreSQL não pode rodar como root. Crie a conta pec-aberto (useradd --system pec-aberto) e inicie de novo.',
  );
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : undefined;
  });
  return uid && gid !== undefined ? { uid, gid } : undefined;
}

/** Can the account walk into this folder? Asked of the system itself, so that ACLs count too. */
export function canEnter(directory: string, account: Account): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
    ...account,
    stdio: 'ignore',
  });
  return status === 0;
}

/** Gives a folder and all in it to the account. */
export function giveTo(account: Account, directory: string): void {
  const { status } = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, directory], {
    stdio: 'ignore',
  });
  if (status !== 0) throw new StartError(`Não foi possível dar a pasta ${directory} à conta do PostgreSQL.`);
}
