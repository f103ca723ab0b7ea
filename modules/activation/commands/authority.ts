import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { addAuthority, listConfigured, removeAuthority } from '../server/authorities.ts';

const add: Command<Platform> = {
  name: 'activation authority add',
  summary: 'Passa a aceitar contra-chaves assinadas por uma autoridade.',
  needs: 'installation',
  options: {
    name: { type: 'string', required: true, description: 'Nome da autoridade, como aparecerá nas telas' },
    'key-file': {
      type: 'string',
      required: true,
      description: 'Arquivo com a chave pública Ed25519 (PEM ou base64)',
    },
  },
  async run({ options, cwd, platform, print }) {
    const path = resolve(cwd, String(options['key-file']));
    const publicKey = await readFile(path, 'utf8').catch(() => {
      throw refused('file-not-read', `O arquivo ${path} não existe ou não pode ser lido. Confira o caminho.`);
    });
    const authority = await runUseCase(platform, COMMAND_LINE, (useCase) =>
      addAuthority(useCase, { name: String(options['name']), publicKey }),
    );
    print(`Autoridade ${authority.id} cadastrada: ${authority.name}.`);
    return { exit: 0, json: { status: 'added', authority } };
  },
};

const list: Command<Platform> = {
  name: 'activation authority list',
  summary: 'Lista as autoridades cuja assinatura é aceita.',
  needs: 'installation',
  async run({ platform, print }) {
    const authorities = await listConfigured(platform, platform.db);
    if (authorities.length === 0) print('Nenhuma autoridade cadastrada. Use: pec activation authority add.');
    for (const { id, name, publicKey } of authorities) print(`${id}  ${publicKey}  ${name}`);
    return { exit: 0, json: { authorities } };
  },
};

const remove: Command<Platform> = {
  name: 'activation authority remove',
  summary: 'Deixa de aceitar contra-chaves de uma autoridade; o que ela ativou continua ativado.',
  needs: 'installation',
  options: { id: { type: 'string', required: true, description: 'Identificação mostrada pela lista' } },
  async run({ options, platform, print }) {
    const id = String(options['id']);
    await runUseCase(platform, COMMAND_LINE, (useCase) => removeAuthority(useCase, id));
    print(`Autoridade ${id} removida.`);
    return { exit: 0, json: { status: 'removed', id } };
  },
};

export const authorityCommands: readonly Command<Platform>[] = [add, list, remove];
