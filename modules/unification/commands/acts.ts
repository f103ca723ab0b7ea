import type { Command, CommandContext } from '#platform/cli/command';
import type { TableDeclaration } from '#platform/db/tables';
import { followJob } from '#platform/jobs/follow';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { act, confirmProcess, getProcess, type Verb } from '../server/acts.ts';
import { shown } from '../server/process/view.ts';
import { awaitUndo } from '../server/sending/await-undo.ts';
import { checkLine, printProcess, reportLines } from './words.ts';
import { told } from './told.ts';
import { whichDeciding, whichPositional, whichProcess } from './which.ts';

type Told = Parameters<Command<Platform>['run']>[0];

async function tell(context: Pick<CommandContext<Platform>, 'platform' | 'print'>, id: string) {
  const { platform } = context;
  const process = await shown(platform.db, await getProcess(platform, id));
  await printProcess(context, process);
  return process;
}

/** A command that is done at once. */
const atOnce = (verb: Verb, summary: string): Command<Platform> => ({
  name: `unification ${verb}`,
  summary,
  needs: 'installation',
  positionals: [whichPositional],
  async run(context) {
    const { id } = await whichProcess(context.platform, context.positionals[0]);
    await act(context.platform, COMMAND_LINE, verb, id);
    return { exit: 0, json: { process: await tell(context, id) } };
  },
});

const LOST_TEXT =
  'Cancelada só aqui, e esta instalação abriu. Se a base entrou e a central volta ou é restaurada, os mesmos registros vivem nas duas e passam a diferir: ligada, esta pede que ela desfaça; se lá já foi confirmada, não use as duas.';

const cancel: Command<Platform> = {
  name: 'unification cancel',
  summary: 'Cancela a solicitação, dos dois lados, antes de a base entrar.',
  needs: 'installation',
  positionals: [whichPositional],
  options: {
    lost: {
      type: 'boolean',
      description:
        'Na local, ainda que a base possa ter entrado: a central se perdeu para sempre. Se voltar, o que entrou vive também lá',
    },
  },
  async run(context) {
    const isLost = context.options.lost === true;
    const { id } = await whichProcess(context.platform, context.positionals[0]);
    await act(context.platform, COMMAND_LINE, isLost ? 'cancelLost' : 'cancel', id);
    const process = await tell(context, id);
    if (isLost) context.print(LOST_TEXT);
    return { exit: 0, json: { process } };
  },
};

/** Waits for the job that an act put in the queue. Exit 1 where it did not end well. */
async function followed(context: Told, verb: Verb) {
  const { platform } = context;
  const { id } = await whichProcess(platform, context.positionals[0]);
  const { jobId } = await act(platform, COMMAND_LINE, verb, id);
  const job = jobId === null ? undefined : await followJob(context, jobId);
  const process = await tell(context, id);
  return { process, isDone: job === undefined || job.state === 'done' };
}

const rehearse: Command<Platform> = {
  name: 'unification rehearse',
  summary: 'Ensaia a unificação sem mudar nada: o que entraria na central e o que se encontraria.',
  needs: 'installation',
  positionals: [whichPositional],
  notes: [
    'Dado na instalação local, depois que a central aceitou. Pode ser repetido quantas vezes se quiser.',
  ],
  async run(context) {
    const { process, isDone } = await followed(context, 'rehearse');
    const { rehearsal } = process;
    if (isDone && rehearsal) for (const line of reportLines(rehearsal)) context.print(line);
    const isGood = isDone && rehearsal?.faults.length === 0;
    return { exit: isGood ? 0 : 1, json: { status: isGood ? 'rehearsed' : 'faulty', process } };
  },
};

const run: Command<Platform> = {
  name: 'unification run',
  summary: 'Unifica: fecha esta instalação, envia o que falta e faz a base entrar na central.',
  needs: 'installation',
  positionals: [whichPositional],
  notes: ['A central ainda decide: pec unification confirm ou pec unification undo, lá.'],
  async run(context) {
    const { process, isDone } = await followed(context, 'run');
    if (process.report) for (const line of reportLines(process.report)) context.print(line);
    const hasEntered = isDone && (process.state === 'deciding' || process.state === 'unified');
    return { exit: hasEntered ? 0 : 1, json: { status: hasEntered ? 'entered' : 'stopped', process } };
  },
};

const undo: Command<Platform> = {
  name: 'unification undo',
  summary: 'Desfaz na central o que entrou e reabre a instalação local.',
  needs: 'installation',
  positionals: [whichPositional],
  notes: ['Na local, espera que a central termine. Interrompido, a central termina sem ele.'],
  async run(context) {
    const { platform, signal, print } = context;
    const { id, side } = await whichProcess(platform, context.positionals[0]);
    const { jobId } = await act(platform, COMMAND_LINE, 'undo', id);
    if (side === 'receiving' && jobId !== null) await followJob(context, jobId);
    if (side === 'sending') {
      await awaitUndo(platform, await getProcess(platform, id), { signal, progress: told(context) }).catch(
        (error: unknown) => {
          if (!signal.aborted) throw error;
          print('A central continua a desfazer. Veja: pec unification status');
        },
      );
    }
    const process = await tell(context, id);
    return { exit: process.state === 'undone' ? 0 : 1, json: { status: process.state, process } };
  },
};

const check: Command<Platform> = {
  name: 'unification check',
  summary: 'Confere, dos dois lados, o que é preciso antes de unificar.',
  needs: 'installation',
  positionals: [whichPositional],
  async run(context) {
    const { platform, print } = context;
    const { id } = await whichProcess(platform, context.positionals[0]);
    const { checks } = await act(platform, COMMAND_LINE, 'check', id);
    for (const one of checks) print(checkLine(one));
    const isGreen = checks.every(({ ok, blocking }) => ok || !blocking);
    return { exit: isGreen ? 0 : 1, json: { status: isGreen ? 'green' : 'red', checks } };
  },
};

const confirm = (tables: () => readonly TableDeclaration[]): Command<Platform> => ({
  name: 'unification confirm',
  summary: 'Confirma na central, para sempre, a base que entrou.',
  needs: 'installation',
  positionals: [
    { name: 'nome', required: true, description: 'Nome da instalação local, como está na solicitação' },
  ],
  options: {
    unproved: {
      type: 'boolean',
      description: 'Mesmo que a local, chamada a conferir mais uma vez, não responda',
    },
  },
  async run(context) {
    const [name = ''] = context.positionals;
    const { id } = await whichDeciding(context.platform);
    await confirmProcess(context.platform, COMMAND_LINE, {
      id,
      name,
      unproved: context.options.unproved === true,
      tables: tables(),
    });
    return { exit: 0, json: { process: await tell(context, id) } };
  },
});

/** `tables`: those of every room, asked for when a command runs. */
export const actCommands = (tables: () => readonly TableDeclaration[]): readonly Command<Platform>[] => [
  atOnce('accept', 'Aceita, na central, receber a base de uma instalação local.'),
  atOnce('deny', 'Nega, na central, receber a base de uma instalação local.'),
  cancel,
  check,
  rehearse,
  run,
  confirm(tables),
  undo,
];
