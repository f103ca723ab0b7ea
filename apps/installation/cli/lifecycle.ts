import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command, CommandContext } from '#platform/cli/command';
import { dataPaths } from '#platform/config/paths';
import { programVersion } from '#platform/config/root';
import { Problem } from '#platform/errors/problem';
import { StartError } from '#platform/process/start-error';
import { AlreadyRunningError } from '../supervisor/claim.ts';
import { composeSupervisor } from '../supervisor/compose.ts';
import { askStatus, askStop } from '../supervisor/control-client.ts';
import { readRunState, type Status } from '../supervisor/state.ts';
import { startInBackground } from './background.ts';

const STOPPED: Status = {
  state: 'stopped',
  url: null,
  version: programVersion(),
  incarnation: null,
  pids: { supervisor: null, postgres: null, web: null, worker: null },
};

const STATE_TEXT: Record<Status['state'], string> = {
  starting: 'iniciando',
  running: 'no ar',
  degraded: 'no ar, com um processo que não se mantém (veja logs/pec.log)',
  stopping: 'parando',
  stopped: 'parada',
};

/** Status of the data folder, running or not. Throws StartError when its supervisor does not answer. */
export async function findStatus(dataDir: string): Promise<Status> {
  const run = readRunState(dataPaths(dataDir).state);
  const answer = run ? await askStatus(run) : 'gone';
  if (answer === 'gone') return STOPPED;
  if (answer === 'silent') {
    throw new StartError(`O processo ${run?.pid} da instalação não responde. Pare-o e inicie de novo.`);
  }
  return answer.status;
}

/** `pec start`: in this terminal until Ctrl-C, or in the background. */
export const startCommand: Command<unknown> = {
  name: 'start',
  summary: 'Inicia a instalação e mostra o endereço.',
  needs: 'nothing',
  options: {
    detach: { type: 'boolean', description: 'Deixa em segundo plano; para parar: pec stop.' },
    'new-master-key': {
      type: 'boolean',
      description: 'Dá por perdida a chave dos segredos: apaga o que só ela abria e faz outra.',
    },
    'before-upgrade': {
      type: 'boolean',
      description:
        'Com uma base mais nova que este programa: volta à de antes da atualização, que fica guardada.',
    },
    verbose: { type: 'boolean', description: 'Mostra também os registros dos processos.' },
  },
  run: async (context) => {
    try {
      if (context.options['detach'] === true && context.options['new-master-key'] === true) {
        throw new Problem(
          422,
          'not-together',
          'Use --new-master-key sem --detach: a chave é refeita à sua vista.',
        );
      }
      if (context.options['detach'] === true && context.options['before-upgrade'] === true) {
        throw new Problem(
          422,
          'not-together',
          'Use --before-upgrade sem --detach: a base é trocada à sua vista.',
        );
      }
      if (context.options['detach'] === true) return await detach(context);
      return await runHere(context);
    } catch (error) {
      if (error instanceof AlreadyRunningError) throw new Problem(409, 'already-running', error.message);
      throw error;
    }
  },
};

async function detach({ boot, print }: CommandContext<unknown>) {
  const url = await startInBackground({ ...process.env, PEC_DATA_DIR: boot.dataDir }, false);
  print(`PEC Aberto ${programVersion()} em ${url}, em segundo plano. Para parar: pec stop.`);
  await tellSetupCode(boot.dataDir, url, print);
  return { exit: 0, json: await findStatus(boot.dataDir) } as const;
}

async function runHere({ boot, print, progress, options, signal }: CommandContext<unknown>) {
  const verbose = options['verbose'] === true || boot.logLevel === 'debug';
  const supervisor = composeSupervisor({
    boot,
    newMasterKey: options['new-master-key'] === true,
    beforeUpgrade: options['before-upgrade'] === true,
    say: print,
    ...(verbose ? { echo: (text: string) => progress(text.trimEnd()) } : {}),
  });
  signal.addEventListener('abort', () => {
    progress('Parando a instalação…');
    void supervisor.stop();
  });
  await supervisor.start();
  await tellSetupCode(boot.dataDir, (await findStatus(boot.dataDir)).url, print);
  await supervisor.stopped;
  return { exit: 0, json: STOPPED } as const;
}

/** While nobody has set the installation up: where to, and the code that the browser must give. */
async function tellSetupCode(
  dataDir: string,
  url: string | null,
  print: (line: string) => void,
): Promise<void> {
  const code = (await readFile(dataPaths(dataDir).setupCode, 'utf8').catch(() => '')).trim();
  if (!code) return;
  print(`Para configurar neste computador, abra ${url}/#codigo=${code}`);
  print(`De outro computador, o assistente pede este código: ${code}.`);
}

/** `pec stop`: resolves when everything has ended. */
export const stopCommand: Command<unknown> = {
  name: 'stop',
  summary: 'Para a instalação.',
  needs: 'nothing',
  run: async ({ boot, print }) => {
    const { state: path } = dataPaths(boot.dataDir);
    const run = readRunState(path);
    if (!run || (await askStatus(run)) === 'gone') {
      print('A instalação já estava parada.');
      return { exit: 0, json: STOPPED };
    }
    await askStop(run);
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (readRunState(path)?.token !== run.token && (await askStatus(run)) === 'gone') {
        print('Instalação parada.');
        return { exit: 0, json: STOPPED };
      }
      await sleep(50);
    }
    throw new StartError(`O processo ${run.pid} da instalação não parou em 1 minuto. Veja logs/pec.log.`);
  },
};

/** `pec status`. */
export const statusCommand: Command<unknown> = {
  name: 'status',
  summary: 'Mostra se a instalação está no ar, onde e com que processos.',
  needs: 'nothing',
  run: async ({ boot, print, json }) => {
    const status = await findStatus(boot.dataDir);
    if (!json) {
      print(
        `PEC Aberto ${status.version}: ${STATE_TEXT[status.state]}${status.url ? ` em ${status.url}` : ''}`,
      );
      print(`Pasta de dados: ${boot.dataDir}`);
      for (const [name, pid] of Object.entries(status.pids))
        if (pid !== null) print(`  ${name}: processo ${pid}`);
    }
    return { exit: 0, json: status };
  },
};
