import { existsSync, renameSync } from 'node:fs';
import type pg from 'pg';
import { connectClient, type Db, findRow, sql } from '#platform/db/database';
import { StartError } from '#platform/process/start-error';
import { loadSecretBox, masterKeyPath, openIfOurs, type SecretBox } from './secret-box.ts';

const WORD = 'pec-aberto';

/** Does the key of the data folder open what this base holds sealed? True for a base that holds nothing yet. */
export async function keyFitsBase(db: Db, secrets: SecretBox): Promise<boolean> {
  const row = await findRow<{ sealed: Buffer }>(db, sql`select sealed from secret_canary`);
  return !row || fits(secrets, row.sealed);
}

/** What to do about a key that is lost, for operators. */
export const lostKey = (dataDir: string): string =>
  'Traga-a de uma cópia de segurança: restaure a cópia numa pasta de dados nova (pec backup restore, com a chave da folha de ' +
  `recuperação) e copie de lá secrets/master.key para ${masterKeyPath(dataDir)}. Se não há cópia: pec start --new-master-key ` +
  'apaga o que só a chave perdida abria (a senha do e-mail, por exemplo, será digitada de novo).';

/**
 * Makes the master key of a new installation, and proves that an existing one is that of the base, before any process
 * uses it. Throws StartError, having changed nothing, when it is lost or of another installation. `renew`: the operator
 * gives the lost one up.
 */
export async function requireMasterKey(
  databaseUrl: string,
  dataDir: string,
  { renew = false }: { renew?: boolean } = {},
): Promise<void> {
  const client = await connectClient(databaseUrl, 'pec-master-key');
  try {
    if (renew) await giveUpKey(client, dataDir);
    const sealed = await findCanary(client);
    if (!existsSync(masterKeyPath(dataDir)) && (sealed || (await holdsSealed(client)))) {
      throw new StartError(
        `A chave dos segredos desta instalação não está na pasta de dados. ${lostKey(dataDir)} Nada foi alterado.`,
      );
    }
    const secrets = await loadSecretBox(dataDir);
    if (!sealed) await client.query('insert into secret_canary (sealed) values ($1)', [secrets.seal(WORD)]);
    else if (!fits(secrets, sealed)) {
      throw new StartError(
        `A chave dos segredos da pasta de dados não é a desta base. ${lostKey(dataDir)} Nada foi alterado.`,
      );
    }
  } finally {
    await client.end();
  }
}

async function findCanary(client: pg.Client): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ sealed: Buffer }>('select sealed from secret_canary');
  return rows[0]?.sealed;
}

/** Does a base of before the canary hold something that only its key opens? */
async function holdsSealed(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from setting where secret is not null
      union all select from idempotency_key where response is not null limit 1`,
  );
  return rowCount === 1;
}

const fits = (secrets: SecretBox, sealed: Buffer): boolean => openIfOurs(secrets, sealed) === WORD;

/** Settings go back to their defaults; a key that is there but does not fit is set aside, never deleted. */
async function giveUpKey(client: pg.Client, dataDir: string): Promise<void> {
  const path = masterKeyPath(dataDir);
  if (existsSync(path)) renameSync(path, `${path}.${Date.now()}`);
  await client.query(
    `begin;
      delete from secret_canary;
      delete from setting where secret is not null;
      delete from idempotency_key;
      commit`,
  );
}
