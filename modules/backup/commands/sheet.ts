import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { writeWholeFile } from '#platform/files/whole-file';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { writingProblem } from '../server/file/faults.ts';
import { printSheet } from '../server/sheet/print-sheet.ts';

export const sheetCommand: Command<Platform> = {
  name: 'backup sheet',
  summary: 'Grava a folha de recuperação em PDF, com a chave que abre as cópias de segurança.',
  needs: 'installation',
  options: { to: { type: 'string', required: true, description: 'Arquivo PDF a gravar' } },
  notes: ['Imprima a folha, guarde-a fora do servidor e apague o arquivo.'],
  async run({ options, cwd, platform, print }) {
    const path = resolve(cwd, String(options['to']));
    const { id } = await runUseCase(platform, COMMAND_LINE, async (context) => {
      const { pdf, ...sheet } = await printSheet(context);
      await writeWholeFile(path, [pdf]).catch((error: unknown) => {
        throw writingProblem(error, path) ?? error;
      });
      return sheet;
    });
    print(`Folha de recuperação de número ${id} gravada em ${path}. Imprima-a e apague o arquivo.`);
    return { exit: 0, json: { status: 'written', file: path, keyId: id } };
  },
};
