import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { OPEN_STATES } from '../contract/process.ts';
import { listProcesses, type ProcessRow } from '../server/process/process-queries.ts';

export const whichPositional = {
  name: 'nome',
  required: false,
  description: 'Nome da instalação local, ou número do processo; pode faltar onde só um está em andamento',
} as const;

const unknown = (message: string) => refused('unification-which', message);

/** The process that a command is about: the one named, or the only one that goes on. 422 otherwise. */
export async function whichProcess({ db }: Platform, named: string | undefined): Promise<ProcessRow> {
  const all = [...(await listProcesses(db, 'sending')), ...(await listProcesses(db, 'receiving'))];
  if (named !== undefined) {
    const found = all.find(({ id, unitName }) => id === named || unitName === named);
    if (found) return found;
    throw unknown(`Não há solicitação de “${named}”. Veja: pec unification status`);
  }
  const open = all.filter(({ state }) => OPEN_STATES.includes(state));
  const [only] = open.length > 0 ? open : all;
  if (only && open.length <= 1) return only;
  throw unknown(
    only
      ? `Há ${open.length} solicitações em andamento. Diga qual: ${open.map(({ unitName }) => unitName).join(', ')}.`
      : 'Não há solicitação de unificação de base nesta instalação.',
  );
}

/** The one that waits for a decision here. 422 where there is none. */
export async function whichDeciding({ db }: Platform): Promise<ProcessRow> {
  const found = (await listProcesses(db, 'receiving')).find(({ state }) => state === 'deciding');
  if (found) return found;
  throw unknown('Nenhuma base espera por uma decisão aqui. Veja: pec unification status');
}
