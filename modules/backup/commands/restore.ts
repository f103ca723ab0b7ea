import { resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import { instantText } from '#platform/clock/civil';
import { conflict } from '#platform/errors/problem';
import type { AfterRestore } from '#platform/module/definition';
import type { Platform } from '#platform/runtime/platform';
import { findInstallation } from '#modules/setup/index';
import { readHead, withCopy } from '../server/file/reader.ts';
import { countPeopleOn } from '../server/restore/people-queries.ts';
import type { Loaded } from '../server/restore/load.ts';
import { restoreCopy } from '../server/restore/restore.ts';
import { undoRestore } from '../server/restore/undo.ts';
import { KEY, keyFor } from './typed-key.ts';

type Context = CommandContext<Platform>;

/** Somebody who did nothing for longer has nothing open. */
const RECENT_MS = 15 * 60_000;
const STEP = 10;

const FILE = { name: 'arquivo', required: true, description: 'A cópia, um arquivo .pecbackup' } as const;

/** `afterRestore`: what every room mends in a base that came from a copy. */
export const restoreCommands = (
  afterRestore: () => readonly AfterRestore[],
): readonly Command<Platform>[] => [
  {
    name: 'backup restore',
    summary:
      'Restaura uma cópia de segurança no lugar da base desta instalação, que fica guardada por 30 dias.',
    needs: 'installation',
    positionals: [FILE],
    options: KEY,
    notes: [
      'A base nova é feita ao lado da atual e só toma o lugar dela inteira. O que foi gravado depois da cópia fica na base',
      'anterior: pec backup undo-restore volta a ela. Em produção, nada é transmitido até pec installation confirm.',
    ],
    async run(context) {
      const { platform, print } = context;
      await tellWhoIsOn(context);
      const before = await restore(context, afterRestore(), false);
      print(`Restaurada. A base anterior está guardada como ${before} por 30 dias.`);
      print(
        'Se estava parada, inicie-a com pec start. A de produção não transmite até que alguém confira link e destinos',
      );
      print('e diga que é esta que continua: em Confirmar instalação, ou pec installation confirm.');
      return { exit: 0, json: { status: 'restored', before, dataDir: platform.boot.dataDir } };
    },
  },
  {
    name: 'backup undo-restore',
    summary: 'Volta à base de antes da última restauração; a restaurada fica guardada no lugar dela.',
    needs: 'installation',
    async run({ platform, replaceBase, print }) {
      const { at, before } = await undoRestore(platform, held(replaceBase));
      print(`De volta à base que foi trocada em ${instantText(at)}. A outra está guardada como ${before}.`);
      return { exit: 0, json: { status: 'undone', before } };
    },
  },
  {
    name: 'clone',
    summary:
      'Faz de uma cópia um clone de homologação nesta pasta de dados: serve para testes e nunca transmite.',
    needs: 'installation',
    positionals: [FILE],
    options: {
      homologacao: {
        type: 'boolean',
        required: true,
        description: 'A finalidade do clone; não muda depois.',
      },
      ...KEY,
    },
    async run(context) {
      const { platform, print } = context;
      if ((await findInstallation(platform.db))?.purpose === 'producao') {
        throw conflict(
          'production-here',
          'Nesta pasta de dados há uma instalação de produção. Aponte PEC_DATA_DIR para uma pasta nova e repita. Nada foi alterado.',
        );
      }
      const before = await restore(context, afterRestore(), true);
      print('Clone de homologação pronto: todas as páginas dizem o que ele é, e nada sai dele.');
      print(`Inicie-o nesta pasta de dados: PEC_DATA_DIR="${platform.boot.dataDir}" npm start`);
      return { exit: 0, json: { status: 'cloned', before, dataDir: platform.boot.dataDir } };
    },
  },
];

async function restore(
  context: Context,
  afterRestore: readonly AfterRestore[],
  clone: boolean,
): Promise<string> {
  const { platform, positionals, cwd, progress, replaceBase, signal } = context;
  const path = resolve(cwd, positionals[0] ?? '');
  await readHead(path);
  return withCopy(path, await keyFor(context), (copy) =>
    restoreCopy(platform, copy, {
      clone,
      afterRestore,
      replaceBase: held(replaceBase),
      say: progress,
      onProgress: everyTenth(progress),
      signal,
    }),
  );
}

function held<T>(of: T | undefined): T {
  if (of === undefined) throw new Error('a restore is run by who holds the installation');
  return of;
}

async function tellWhoIsOn({ platform, print }: Context): Promise<void> {
  const since = new Date(platform.clock.now().getTime() - RECENT_MS);
  const people = await countPeopleOn(platform.db, since);
  if (people === 0) return;
  const who = people === 1 ? '1 pessoa usou' : `${people} pessoas usaram`;
  print(
    `${who} a instalação nos últimos 15 minutos: o que for gravado a partir da cópia fica na base anterior.`,
  );
}

/** A line for every tenth of the rows: a log of some lines, however long it takes. */
function everyTenth(progress: (text: string) => void): (loaded: Loaded) => void {
  let told = 0;
  return ({ rows, of }) => {
    const percent = of === 0 ? 100 : Math.floor((rows / of) * 100);
    if (percent < told + STEP) return;
    told = percent - (percent % STEP);
    progress(`${percent} % das linhas (${rows.toLocaleString('pt-BR')} de ${of.toLocaleString('pt-BR')})`);
  };
}
