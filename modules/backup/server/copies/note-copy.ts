import { databaseProblem } from '#platform/db/errors';
import { uuidV7 } from '#platform/db/uuid';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import {
  type CopyOrigin,
  deleteCopies,
  type Good,
  insertCopy,
  setFaulty,
  setVerified,
} from './copy-queries.ts';

/** Whoever makes copies, for whom, and how it is stopped. */
export type CopyMaker = {
  platform: Platform;
  caller: Caller;
  origin: CopyOrigin;
  jobId: string | null;
  signal?: AbortSignal | undefined;
};

export type Step =
  | 'Copiando linhas'
  | 'Conferindo (MB)'
  | 'Levando às outras pastas'
  | 'Restaurando em teste';

export type CopyRequest = CopyMaker & {
  /** Names of the tables that are part of a copy. */
  tables: readonly string[];
  /** Where to, when a person says so; the other folders then get none. */
  path?: string | undefined;
  progress?: ((step: Step, done: number, total: number | null) => void) | undefined;
};

export type MadeCopy = Good & { path: string; tables: number };

export type CopyPlace = { folder: string; fileName: string };

/** Written, and not what was written: the disk or the memory is bad. */
export class Corrupted extends Error {
  override readonly name = 'Corrupted';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const UNKNOWN = 'A cópia não terminou. Veja os registros do programa e tente de novo.';

const sentenceOf = (error: unknown): string =>
  error instanceof Problem ? error.detail : (databaseProblem(error)?.detail ?? UNKNOWN);

/**
 * Does the work of one copy at one place, and notes what becomes of it, in the base and in the trail; one that is cancelled
 * leaves nothing. Throws what the work threw.
 */
export async function noteCopy<T extends Good>(
  maker: CopyMaker,
  place: CopyPlace,
  work: (id: string) => Promise<T>,
): Promise<T> {
  const { platform, signal, origin, jobId } = maker;
  const startedAt = platform.clock.now();
  const id = uuidV7(startedAt.getTime());
  await insertCopy(platform.db, { id, ...place, origin, jobId, startedAt });
  try {
    const good = await work(id);
    await noteGood(maker, { id, ...place }, good, 'backup.made');
    return good;
  } catch (error) {
    if (signal?.aborted) await deleteCopies(platform.db, [id]);
    else await noteFault(maker, { id, ...place }, error);
    throw error instanceof Corrupted ? error.problem : error;
  }
}

type Noted = CopyPlace & { id: string };

export function noteGood(
  { platform, caller }: CopyMaker,
  { id, folder, fileName }: Noted,
  good: Good,
  type: 'backup.made' | 'backup.verified',
): Promise<void> {
  return runUseCase(platform, caller, async ({ db, now, audit }) => {
    await setVerified(db, id, good, now);
    audit({
      type,
      subject: { table: 'backup_copy', id },
      details: { file: fileName, folder, rows: good.rows },
    });
  });
}

export function noteFault(
  { platform, caller }: CopyMaker,
  { id, folder, fileName }: Noted,
  error: unknown,
): Promise<void> {
  const isCorrupted = error instanceof Corrupted;
  const fault = sentenceOf(isCorrupted ? error.problem : error);
  return runUseCase(platform, caller, async ({ db, now, audit }) => {
    await setFaulty(db, id, { state: isCorrupted ? 'corrupted' : 'failed', fault }, now);
    audit({
      type: isCorrupted ? 'backup.corrupted' : 'backup.failed',
      subject: { table: 'backup_copy', id },
      details: { file: fileName, folder, fault },
    });
  });
}
