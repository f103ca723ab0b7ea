import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DadoInstalacao } from '@pec-aberto/ledi';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { type Context, FILE, type Ledi, loadLedi } from './files.ts';
import { OUT, rewrite } from './rewrite.ts';

/** Exit 0 when all were written, 1 when some were left out, 2 when a file could not be used. */
export const lediRelay: Command<Platform> = {
  name: 'ledi relay',
  summary: 'Troca quem remete os registros, e nada mais: é o que se faz ao repassar um lote.',
  needs: 'nothing',
  positionals: FILE,
  options: {
    sender: {
      type: 'string',
      required: true,
      description: 'JSON de quem remete.',
    },
    ...OUT,
  },
  notes: [
    'Quem remete é um objeto com contraChave, uuidInstalacao, cpfOuCnpj e nomeOuRazaoSocial e, se houver, fone, email,',
    'versaoSistema e nomeBancoDados. XML continua XML; o que o programa não conhece segue como veio.',
  ],
  async run(context) {
    const ledi = await loadLedi();
    let relay: (bytes: Uint8Array) => Uint8Array;
    try {
      relay = ledi.createRelay(ledi.layout, await senderOf(context, ledi));
    } catch (error) {
      if (!(error instanceof ledi.LediError)) throw error;
      const place = error.path === null ? '' : `${error.path}: `;
      context.progress(`${String(context.options['sender'])}: ${place}${error.message}`);
      return { exit: 2, streamed: true };
    }
    return rewrite(context, ledi, ({ bytes }) => ({ bytes: relay(bytes), json: {}, words: [] }));
  },
};

async function senderOf(context: Context, { LediError, isStruct }: Ledi): Promise<DadoInstalacao> {
  const path = resolve(context.cwd, String(context.options['sender']));
  const text = await readFile(path, 'utf8').catch(() => {
    throw new LediError('arquivo-ilegivel', 'o arquivo não existe ou não se lê.');
  });
  try {
    const value: unknown = JSON.parse(text);
    if (isStruct(value)) return value as DadoInstalacao;
  } catch {
    // Said below, with what is JSON and is no object.
  }
  throw new LediError('json-invalido', 'o arquivo não é um objeto JSON.');
}
