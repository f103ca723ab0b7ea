import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import { RESOLVED } from '../../contract/codes.ts';
import type { Evaluated } from '../../contract/content.ts';
import { keyOf } from './codes.ts';
import { openProblemOf } from './open-problem.ts';
import type { EvolvedProblem } from './fichas.ts';
import { evolveProblem, type HeldProblem, insertEvolution, insertProblem } from './rows-queries.ts';

type Into = {
  encounterId: string;
  citizenId: string;
  held: ReadonlyMap<string, HeldProblem>;
  names: Readonly<Record<string, string>>;
};

const nameOf = (names: Into['names'], { ciap2, cid10 }: Evaluated): string =>
  (cid10 && names[keyOf({ system: 'cid10', code: cid10 })]) ||
  (ciap2 && names[keyOf({ system: 'ciap2', code: ciap2 })]) ||
  '';

/**
 * Puts what was evaluated on the citizen's list, as evolutions: a new problem begins with its first, one that stands there
 * gets the next. Rows that are not to be listed leave the list as it is.
 */
export async function writeProblems(
  { db, now, changed }: UseCaseContext,
  { encounterId, citizenId, held, names }: Into,
  rows: readonly Evaluated[],
): Promise<EvolvedProblem[]> {
  const out: EvolvedProblem[] = [];
  for (const row of rows) {
    const known = row.problemId === undefined ? openProblemOf(held, row) : held.get(row.problemId);
    const again = row.problemId !== undefined && known && known.state !== RESOLVED;
    const listed = row.listed ?? (again ? { state: known.state } : undefined);
    if (!listed) {
      out.push({ ...row, evolution: null });
      continue;
    }
    const startedOn = listed.startedOn === undefined ? (known?.startedOn ?? null) : listed.startedOn;
    const standing = { state: listed.state, startedOn, endedOn: listed.endedOn ?? null };
    const problemId = known?.id ?? uuidV7(now.getTime());
    const { ciap2 = null, cid10 = null } = row;
    if (known) await evolveProblem(db, { ...standing, id: known.id, ciap2, cid10, at: now });
    else {
      await insertProblem(db, {
        ...standing,
        id: problemId,
        citizenId,
        ciap2,
        cid10,
        name: nameOf(names, row),
        at: now,
      });
    }
    const sequence = (known?.evolutions ?? 0) + 1;
    const id = uuidV7(now.getTime());
    await insertEvolution(db, { ...standing, id, problemId, sequence, encounterId, note: row.note ?? '' });
    changed(
      { table: 'problem', id: problemId, operation: known ? 'U' : 'I' },
      { table: 'problem_evolution', id, operation: 'I' },
    );
    out.push({ ...row, listed, evolution: { problemId, id, sequence, startedOn } });
  }
  return out;
}
