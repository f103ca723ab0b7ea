import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { importPackage, readPackageFile, restorePackage } from './server/import-package.ts';
import { findPackages } from './server/queries.ts';
import { packageView } from './server/routes.ts';

const brazilian = (date: string) => date.split('-').reverse().join('/');

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
  summary: 'Importa um pacote de dados (.zip ou pasta); a tabela toda é trocada, ou nada muda.',
  needs: 'installation',
  positionals: [{ name: 'arquivo', required: true, description: 'Arquivo .zip ou pasta do pacote.' }],
  async run(context) {
    const [file = ''] = context.positionals;
    const data = await readPackageFile(resolve(context.cwd, file));
    const result = await runUseCase(context.platform, COMMAND_LINE, (useCase) =>
      importPackage(useCase, data),
    );
    context.print(
      result.status === 'imported'
        ? `${data.manifest.title}: versão ${result.version} importada, ${result.rows} linhas.`
        : `${data.manifest.title}: este conteúdo já está em uso. Nada foi alterado.`,
    );
    return { exit: 0, json: result };
  },
};

const restore: Command<Platform> = {
  name: 'data-package restore',
  summary: 'Volta uma tabela ao pacote que veio com o programa, mesmo que o em uso seja mais novo.',
  needs: 'installation',
  positionals: [{ name: 'tabela', required: true, description: 'Nome da tabela: municipios ou cbo.' }],
  async run(context) {
    const [name = ''] = context.positionals;
    const result = await runUseCase(context.platform, COMMAND_LINE, (useCase) =>
      restorePackage(useCase, name),
    );
    context.print(`${name}: de volta à versão ${result.version} do programa, ${result.rows} linhas.`);
    return { exit: 0, json: result };
  },
};

export const dataPackagesCommands: readonly Command<Platform>[] = [list, importFile, restore];
