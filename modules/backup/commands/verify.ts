import { resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import { bytesText } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { readHead } from '../server/file/reader.ts';
import { parseRecoveryKey, recoveryKeyOf } from '../server/file/recovery-key.ts';
import { verifyCopy } from '../server/file/verify-copy.ts';

export const verifyCommand: Command<Platform> = {
  name: 'backup verify',
  summary: 'Confere uma cópia de segurança inteira, sem restaurar: cada parte se abre, e as contas fecham.',
  needs: 'nothing',
  positionals: [{ name: 'arquivo', required: true, description: 'Arquivo .pecbackup' }],
  options: {
    key: {
      type: 'boolean',
      description:
        'Lê a chave da folha de recuperação na entrada padrão; sem ela, usa a desta pasta de dados',
    },
  },
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
    print(`Feita em ${createdAt} pelo PEC Aberto ${program}.`);
    return { exit: 0, json: { status: 'verified', file: path, ...verified } };
  },
};

async function keyFor({ options, boot, readSecret }: CommandContext<Platform>): Promise<Buffer> {
  if (options['key'] !== true) return (await recoveryKeyOf(boot.dataDir)).key;
  const key = parseRecoveryKey(await readSecret());
  if (key) return key;
  throw refused(
    'recovery-key-wrong',
    'A chave de recuperação não confere: falta ou sobra uma letra, ou uma está trocada. Confira-a com a folha.',
  );
}
