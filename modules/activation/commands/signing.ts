import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  ActivationFormatError,
  authorityIdOf,
  formatContraChave,
  publicKeyText,
  readChave,
  signContraChave,
} from '@pec-aberto/activation';
import type { Command } from '#platform/cli/command';
import { conflict, refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';

/*
 * The other side of activation: who authorises (a state, a municipality, an operator) needs no more than this
 * program and a key file, on a computer that may have no installation at all.
 */
const KEY_FILE = 'Arquivo da chave privada da autoridade (PEM); guarde-o fora do servidor';

const create: Command<Platform> = {
  name: 'activation authority create',
  summary: 'Cria o par de chaves de uma autoridade: a privada em arquivo, a pública mostrada.',
  needs: 'nothing',
  options: { 'key-file': { type: 'string', required: true, description: KEY_FILE } },
  async run({ options, cwd, print }) {
    const path = resolve(cwd, String(options['key-file']));
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    await writeFile(path, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      throw conflict('file-exists', `O arquivo ${path} já existe e foi mantido. Escolha outro nome.`);
    });
    const authority = { id: authorityIdOf(publicKey), publicKey: publicKeyText(publicKey) };
    print(authority.publicKey);
    return { exit: 0, json: { status: 'created', keyFile: path, ...authority } };
  },
};

const sign: Command<Platform> = {
  name: 'activation sign',
  summary: 'Responde a uma chave com a contra-chave, assinada por uma autoridade.',
  needs: 'nothing',
  positionals: [
    { name: 'chave', required: true, description: 'Chave de 32 dígitos, entre aspas se em grupos' },
  ],
  options: {
    'key-file': { type: 'string', required: true, description: KEY_FILE },
    installer: {
      type: 'boolean',
      description: 'Confirma que a chave pede a troca de senha ou de instalador',
    },
  },
  async run({ options, positionals, cwd, print }) {
    const privateKey = await readPrivateKey(resolve(cwd, String(options['key-file'])));
    const contraChave = formatContraChave(
      signed(positionals[0] ?? '', privateKey, options['installer'] === true),
    );
    print(contraChave);
    return {
      exit: 0,
      json: { status: 'signed', authority: authorityIdOf(createPublicKey(privateKey)), contraChave },
    };
  },
};

/** A chave of the installer gives away the whole installation: it is never signed by mistake for another. */
function signed(chave: string, privateKey: KeyObject, installer: boolean): string {
  try {
    if ((readChave(chave).asks === 'installer-reset') !== installer) {
      throw refused(
        'chave-purpose',
        installer
          ? 'Esta chave é de ativação de um município. Repita sem --installer.'
          : 'Esta chave pede a troca do instalador da instalação. Confirme quem pediu e repita com --installer.',
      );
    }
    return signContraChave({ chave, privateKey, issuedAt: new Date() });
  } catch (error) {
    if (!(error instanceof ActivationFormatError)) throw error;
    throw refused('chave-invalid', 'A chave não confere. São 32 dígitos; copie de novo os 8 grupos.');
  }
}

async function readPrivateKey(path: string): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch(() => {
    throw refused('file-not-read', `O arquivo ${path} não existe ou não pode ser lido. Confira o caminho.`);
  });
  const key = parsePrivateKey(pem);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw refused('private-key-invalid', 'O arquivo não tem uma chave privada Ed25519 em PEM.');
}

function parsePrivateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

export const signingCommands: readonly Command<Platform>[] = [create, sign];
