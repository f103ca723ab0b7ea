import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '#platform/process/start-error';
import { askStatus } from './control-client.ts';
import { readRunState, type RunState } from './state.ts';

/** Another supervisor runs this data folder. */
export class AlreadyRunningError extends StartError {
  readonly url: string | null;
  constructor(message: string, url: string | null) {
    super(message);
    this.url = url;
  }
}

/**
 * Makes this process the only supervisor of a data folder: whoever creates the run state holds it. A state
 * whose control port does not answer is a dead supervisor's and is taken over (a process number may have
 * been reused, a port with its token cannot). Returns the dead one's state; throws AlreadyRunningError.
 */
export async function claimDataFolder(path: string, claim: RunState): Promise<RunState | undefined> {
  let dead: RunState | undefined;
  for (let unreadable = 0; ; ) {
    try {
      writeFileSync(path, JSON.stringify(claim), { flag: 'wx', mode: 0o600 });
      return dead;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readRunState(path);
    if (!holder && ++unreadable < 20) {
      await sleep(50); // being written at this moment, or cut short by a power cut
      continue;
    }
    if (holder) await requireDead(holder);
    if (removeExactly(path, holder)) dead = holder;
  }
}

async function requireDead(holder: RunState): Promise<void> {
  const answer = await askStatus(holder);
  if (answer === 'gone') return;
  const url = answer === 'silent' ? holder.url : answer.status.url;
  const where = url ? ` em ${url}` : '';
  throw new AlreadyRunningError(
    holder.temporary
      ? 'Um comando pec está usando esta pasta de dados neste momento. Espere ele terminar e inicie de novo.'
      : `A instalação já está no ar${where} (processo ${holder.pid}). Para parar: pec stop.`,
    url,
  );
}

// Two starts may find the same dead state: only the one who moves exactly that state away may go on.
function removeExactly(path: string, expected: RunState | undefined): boolean {
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const mine = expected === undefined || readFileSync(aside, 'utf8').includes(expected.token);
  if (!mine) copyFileSync(aside, path, constants.COPYFILE_EXCL);
  rmSync(aside);
  return mine;
}
