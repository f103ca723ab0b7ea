import type { Command } from '#platform/cli/command';
import { followJob } from '#platform/jobs/follow';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { startScan } from '../server/scan/job.ts';

type Result = { people: number; pairs: number };

/** Exit 0 when the whole search ended, 1 when it stopped before. */
export const duplicatesScan: Command<Platform> = {
  name: 'duplicates scan',
  summary: 'Procura cadastros que podem ser da mesma pessoa e os põe na fila da unificação.',
  needs: 'installation',
  options: {
    changed: { type: 'boolean', description: 'Só os cadastros alterados desde a última busca' },
  },
  async run(context) {
    const { platform, options, print } = context;
    const mode = options['changed'] === true ? 'changed' : 'all';
    const { jobId } = await runUseCase(platform, COMMAND_LINE, (use) => startScan(use, mode));
    const job = await followJob(context, jobId);
    if (job.state !== 'done') {
      print(job.error?.message ?? 'A busca parou. O que foi encontrado está na fila.');
      return { exit: 1, json: { state: job.state } };
    }
    const { people, pairs } = job.result as Result;
    const compared = counted(people, 'cadastro comparado', 'cadastros comparados');
    print(`${compared}; ${counted(pairs, 'par novo ou atualizado', 'pares novos ou atualizados')} na fila.`);
    return { exit: 0, json: { state: job.state, people, pairs } };
  },
};

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('pt-BR')} ${count === 1 ? one : many}`;
