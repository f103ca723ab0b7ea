import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import { percentTold } from '#platform/cli/percent';
import { bytesText } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { getInstallation } from '#modules/setup/index';

import { zoneOfInstallation } from '#modules/health-network/index';
import { makeCopy } from '../server/copies/make-copy.ts';
import { copyName } from '../server/copies/names.ts';

const STEP_PERCENT = 5;

export const createCopy = (tables: () => readonly string[]): Command<Platform> => ({
  name: 'backup create',
  summary: 'Faz uma cópia de segurança da instalação, cifrada, e a confere lendo-a de volta.',
  needs: 'installation',
  options: {
    to: {
      type: 'string',
      description:
        'Pasta ou arquivo a gravar; se ausente, a pasta copias da pasta de dados e as configuradas',
    },
  },
  notes: [
    'A cópia se abre com a chave da folha de recuperação: pec backup sheet.',
    'O programa continua em uso enquanto a cópia é feita.',
  ],
  async run(context) {
    const made = await makeCopy({
      platform: context.platform,
      caller: COMMAND_LINE,
      origin: 'command',
      jobId: null,
      tables: tables(),
      path: await asked(context),
      signal: context.signal,
      progress: percentTold(context.progress, STEP_PERCENT),
    });
    const { path, size, rows } = made;
    context.print(
      `Cópia feita e conferida: ${rows.toLocaleString('pt-BR')} linhas, ${bytesText(size)}, em ${path}`,
    );
    return { exit: 0, json: { status: 'made', file: path, size, rows, tables: made.tables } };
  },
});

/** The file that was asked for; undefined where the installation decides. */
async function asked({ options, cwd, platform }: CommandContext<Platform>): Promise<string | undefined> {
  const { to } = options;
  if (typeof to !== 'string') return undefined;
  const path = resolve(cwd, to);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) return path;
  const { db, clock } = platform;
  const { name } = await getInstallation(db);
  return join(path, copyName(name, clock.now(), await zoneOfInstallation(db)));
}
