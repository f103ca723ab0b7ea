import { resolve } from 'node:path';
import type { Command } from '#platform/cli/command';
import { bytesText } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { packBase } from '../server/disk/pack.ts';
import { takePieces } from '../server/disk/take.ts';
import type { Parts } from '../server/parts.ts';
import { told } from './told.ts';
import { whichPositional, whichProcess } from './which.ts';

const folder = {
  name: 'pasta',
  required: true,
  description: 'Pasta do pen drive ou disco que alguém leva de uma instalação à outra',
} as const;

const pack = ({ tables, catalogue }: Parts): Command<Platform> => ({
  name: 'unification pack',
  summary:
    'Grava a base desta instalação em um disco, cifrada, para levá-la à central sem esperar pela rede.',
  needs: 'installation',
  positionals: [folder, whichPositional],
  notes: [
    'Na central: pec unification take. Depois, pec unification rehearse e run enviam pela rede só o que mudou.',
    'Só a central desta solicitação abre o que é gravado.',
  ],
  async run(context) {
    const { platform, positionals, cwd, signal, print } = context;
    const [to = '', name] = positionals;
    const row = await whichProcess(platform, name);
    const packing = {
      platform,
      signal,
      row,
      tables: tables(),
      catalogue: catalogue(),
      progress: told(context),
    };
    const packed = await packBase(packing, resolve(cwd, to));
    print(`Base gravada em ${packed.folder}: ${packed.pieces} partes, ${bytesText(packed.bytes)}.`);
    return { exit: 0, json: packed };
  },
});

const take: Command<Platform> = {
  name: 'unification take',
  summary: 'Lê, na central, a base que uma instalação local gravou em um disco.',
  needs: 'installation',
  positionals: [folder, whichPositional],
  async run(context) {
    const { platform, positionals, cwd, signal, print } = context;
    const [from = '', name] = positionals;
    const row = await whichProcess(platform, name);
    const taken = await takePieces({ platform, signal, progress: told(context) }, row, resolve(cwd, from));
    print(
      `Partes lidas: ${taken.taken}; já estavam aqui: ${taken.had}; alteradas no disco: ${taken.broken}.`,
    );
    if (taken.broken > 0) print('As alteradas virão pela rede.');
    return { exit: 0, json: taken };
  },
};

/** What is carried by hand where the link is too slow. */
export const diskCommands = (parts: Parts): readonly Command<Platform>[] => [pack(parts), take];
