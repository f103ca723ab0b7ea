import { resolve } from 'node:path';
import type { Command, CommandContext } from '#platform/cli/command';
import { dataPaths } from '#platform/config/paths';
import { programVersion, projectRoot } from '#platform/config/root';
import { readMigrations } from '#platform/db/migration-files';
import { StartError } from '#platform/process/start-error';
import { forgetUpgrade, markUpgrade } from '../supervisor/upgrade-mark.ts';
import { attachPlatform } from './attach-platform.ts';
import { findStatus } from './lifecycle.ts';
import { type OtherProgram, readProgram, runProgram, saidBy } from './other-program.ts';

type Context = CommandContext<unknown>;
type Rehearsal = Awaited<ReturnType<typeof rehearse>>;

/** `pec upgrade`: this program hands its data folder over to another one, or takes it back. */
export const upgradeCommand: Command<unknown> = {
  name: 'upgrade',
  summary: 'Passa a instalação para uma nova versão do programa, com ensaio, cópia conferida e volta.',
  needs: 'nothing',
  positionals: [{ name: 'pasta', required: true, description: 'Onde a nova versão do programa foi aberta' }],
  options: {
    check: {
      type: 'boolean',
      description: 'Só faz a cópia, ensaia com ela e diz quanto demora; a instalação fica como está.',
    },
  },
  notes: [
    'A base é atualizada ao lado da atual e só toma o lugar dela inteira. O que falha, ou é interrompido em qualquer ponto,',
    'deixa o programa e a base de antes. A base de antes fica guardada por 30 dias: pec start --before-upgrade volta a ela.',
  ],
  async run(context) {
    const { boot, positionals, cwd, print, options } = context;
    const next = readProgram(resolve(cwd, positionals[0] ?? ''));
    const rehearsal = await rehearse(context, next);
    print(rehearsedText(rehearsal));
    const json = { from: programVersion(), to: next.version, ...rehearsal };
    if (options['check'] === true) return { exit: 0, json: { status: 'checked', ...json } };
    const wasUp = (await findStatus(boot.dataDir)).url !== null;
    await handOver(context, next);
    print(`Atualizada: PEC Aberto ${next.version}. Inicie daqui em diante o programa de ${next.root},`);
    print(`com a pasta de dados de sempre: PEC_DATA_DIR="${boot.dataDir}" npm start`);
    if (!wasUp) await runProgram(next, boot, ['stop']);
    return { exit: 0, json: { status: 'upgraded', ...json } };
  },
};

function rehearsedText({ copy, rows, steps, migrateMs }: Rehearsal): string {
  const kept = `Cópia conferida, de ${rows.toLocaleString('pt-BR')} linhas: ${copy}`;
  if (migrateMs === null) return kept;
  return `${kept}\nEnsaio numa base feita dela: ${steps} passos em ${Math.ceil(migrateMs / 1000)} s.`;
}

/** A verified copy, loaded beside the base and brought up to the other program: what would fail, fails here. */
async function rehearse({ boot, progress, signal }: Context, next: OtherProgram) {
  const { platform, close } = await attachPlatform(boot, progress);
  try {
    const { copyAndRehearse } = await import('./rehearse.ts');
    return await copyAndRehearse(platform, await readMigrations(next.root), { progress, signal });
  } finally {
    await close();
  }
}

/** Stops this program and starts the other; when that one does not work, this one and its base are back. */
async function handOver({ boot, progress }: Context, next: OtherProgram): Promise<void> {
  const { upgrade } = dataPaths(boot.dataDir);
  const own = readProgram(projectRoot());
  markUpgrade(upgrade);
  try {
    progress('Parando a instalação…');
    await runProgram(own, boot, ['stop']);
    progress(`Iniciando o PEC Aberto ${next.version}…`);
    await runProgram(next, boot, ['start', '--detach']);
  } catch (error) {
    progress('A nova versão não iniciou. Voltando à anterior…');
    await runProgram(next, boot, ['stop']).catch(() => undefined);
    await runProgram(own, boot, ['start', '--detach']);
    forgetUpgrade(upgrade);
    throw new StartError(
      `A nova versão não iniciou; o programa e a base de antes estão de volta. O motivo: ${saidBy(error)}`,
      { cause: error },
    );
  }
}
