import { resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import {
  type ImportedPackage,
  importPackage,
  restorePackage,
  withPackageFile,
} from './server/import-package.ts';
import { findPackages } from './server/queries.ts';
import { packageView } from './server/routes.ts';

const brazilian = (date: string) => date.split('-').reverse().join('/');

const sentenceOf = ({ title, version, status }: ImportedPackage) =>
  status === 'imported'
    ? `${title}: versão ${version} importada.`
    : `${title}: este conteúdo (versão ${version}) já está em uso; nada foi alterado.`;

const printParts = (context: CommandContext<Platform>, { parts }: ImportedPackage) => {
  for (const { name, rows } of parts) context.print(`  ${rows.toLocaleString('pt-BR')} ${name}`);
};

const list: Command<Platform> = {
  name: 'data-package list',
  summary: 'Lista os pacotes de dados em uso.',
  needs: 'installation',
  async run(context) {
    const packages = (await findPackages(context.platform.db)).map(packageView);
    for (const { name, version, date, rows, sha256, title } of packages) {
      context.print(
        `${name}  ${version}  ${brazilian(date)}  ${rows} linhas  ${sha256.slice(0, 12)}  ${title}`,
      );
    }
    return { exit: 0, json: packages };
  },
};

const importFile: Command<Platform> = {
  name: 'data-package import',
  summary:
    'Importa um pacote de dados ou o arquivo oficial do SIGTAP (.zip ou pasta); tudo entra, ou nada muda.',
  needs: 'installation',
  positionals: [{ name: 'arquivo', required: true, description: 'Arquivo .zip ou pasta do pacote.' }],
  async run(context) {
    const [file = ''] = context.positionals;
    const result = await withPackageFile(resolve(context.cwd, file), (data) =>
      runUseCase(context.platform, COMMAND_LINE, (useCase) => importPackage(useCase, data)),
    );
    context.print(sentenceOf(result));
    printParts(context, result);
    return { exit: 0, json: result };
  },
};

const restore: Command<Platform> = {
  name: 'data-package restore',
  summary: 'Volta uma tabela ao pacote que veio com o programa, mesmo que o em uso seja mais novo.',
  needs: 'installation',
  positionals: [
    { name: 'tabela', required: true, description: 'Nome do pacote, como em data-package list.' },
  ],
  async run(context) {
    const [name = ''] = context.positionals;
    const result = await runUseCase(context.platform, COMMAND_LINE, (useCase) =>
      restorePackage(useCase, name),
    );
    context.print(`${name}: de volta à versão ${result.version} do programa, ${result.rows} linhas.`);
    printParts(context, result);
    return { exit: 0, json: result };
  },
};

export const dataPackagesCommands: readonly Command<Platform>[] = [list, importFile, restore];
