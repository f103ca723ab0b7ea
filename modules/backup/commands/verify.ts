import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { instantText } from '#platform/clock/civil';
import { bytesText } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { readHead } from '../server/file/reader.ts';
import { verifyCopy } from '../server/file/verify-copy.ts';
import { KEY, keyFor } from './typed-key.ts';

export const verifyCommand: Command<Platform> = {
  name: 'backup verify',
  summary: 'Confere uma cópia de segurança inteira, sem restaurar: cada parte se abre, e as contas fecham.',
  needs: 'nothing',
  positionals: [{ name: 'arquivo', required: true, description: 'Arquivo .pecbackup' }],
  options: KEY,
  notes: ['Não precisa da instalação em execução. Sai com 2 se a cópia não servir.'],
  async run(context) {
    const path = resolve(context.cwd, context.positionals[0] ?? '');
    // What is no copy is told before any key is asked for.
    await readHead(path);
    const { signal, print } = context;
    const verified = await verifyCopy(path, await keyFor(context), { signal });
    const { rows, tables, files, size, createdAt, program } = verified;
    print(
      `A cópia confere: ${rows.toLocaleString('pt-BR')} linhas de ${tables.length} tabelas e ${files} arquivos, ${bytesText(size)}.`,
    );
    print(`Feita em ${instantText(new Date(createdAt))}, hora deste computador, pelo PEC Aberto ${program}.`);
    return { exit: 0, json: { status: 'verified', file: path, ...verified } };
  },
};
