import type { TableDeclaration } from '#platform/db/tables';
import { conflict, refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { assignMissingProfiles } from '#modules/access/index';
import { noteBasePairs } from '#modules/citizens/index';
import { askForScan } from '#modules/duplicates/index';
import { zoneOfInstallation } from '#modules/health-network/index';
import { pairsOfArrivals } from '../centre/index.ts';
import { openAfterUnification } from '../process/closing.ts';
import { getLocked, setNoted } from '../process/change.ts';
import { busy, restoredSince, wrongState } from '../process/faults.ts';
import { isOfThisLife } from '../process/this-life.ts';
import { askProof, isFresh, isSilent, proofAwaited } from './last-proof.ts';
import { listEnteredLotacoes, type ProcessRow } from '../process/process-queries.ts';

/** May a process be confirmed without anybody looking? All rows were proved, and the unit wrote nothing since. */
export const isAllGreen = ({ unchanged, report }: ProcessRow): boolean =>
  unchanged && report?.faults.length === 0 && report.verified?.ok === true;

const sameName = (one: string, other: string) =>
  one.trim().localeCompare(other.trim(), 'pt-BR', { sensitivity: 'base' }) === 0;

/** Throws unless a process may be confirmed. `name`: that of the unit, typed by who confirms; null where nobody does. */
function requireConfirmable(row: ProcessRow, name: string | null): void {
  if (row.state !== 'deciding') throw wrongState(row, 'confirmar');
  if (row.wanted !== null) throw busy();
  if (name !== null && !sameName(name, row.unitName)) {
    const message = `Para confirmar, digite o nome da instalação local: ${row.unitName}`;
    throw refused('unification-name', message, [{ path: 'name', message }]);
  }
}

function requireProved(row: ProcessRow): void {
  if (isAllGreen(row)) return;
  throw conflict(
    'unification-not-proved',
    'A instalação local ainda não conferiu que nada foi gravado nela depois de fechar. Aguarde alguns minutos, com ela ligada, ou desfaça.',
  );
}

/** The name of the unit, and whether it is confirmed though the unit, asked to prove once more, did not. */
export type Typed = { name: string; unproved: boolean };

/** 409 `unification-proof-asked`, and the unit is asked, where it did not prove just now. */
async function requireProofOfNow(
  platform: Platform,
  caller: Caller,
  row: ProcessRow,
  { unproved }: Typed,
): Promise<void> {
  const now = platform.clock.now();
  if (isFresh(row, now) || (unproved && isSilent(row, now))) return;
  await runUseCase(platform, caller, async (context) => askProof(context, await getLocked(context, row.id)));
  throw proofAwaited(row, await zoneOfInstallation(platform.db));
}

/**
 * Confirms for ever. Registrations of both bases that hold one ficha are a pair to be joined from then on, all people who came
 * are compared with those who were there, and who had a profile of the unit alone works by the one of the CBO.
 */
export async function confirm(
  platform: Platform,
  caller: Caller,
  known: ProcessRow,
  typed: Typed | null,
  tables: readonly TableDeclaration[],
): Promise<ProcessRow> {
  const { id } = known;
  if (known.state === 'unified') return known;
  const name = typed?.name ?? null;
  requireConfirmable(known, name);
  if (!(await isOfThisLife(platform, known))) throw restoredSince();
  if (typed) await requireProofOfNow(platform, caller, known, typed);
  const { signal } = new AbortController();
  const pairs = await pairsOfArrivals({ platform, processId: id, tables, signal, progress: () => undefined });
  return runUseCase(platform, caller, async (context) => {
    const { db, now } = context;
    const row = await getLocked(context, id);
    requireConfirmable(row, name);
    requireProved(row);
    await noteBasePairs(db, pairs, now);
    await askForScan(context);
    await assignMissingProfiles(db, await listEnteredLotacoes(db, id));
    await openAfterUnification(context);
    const change = { state: 'unified', endedAt: now, problem: null } as const;
    return setNoted(context, row, change, {
      type: 'unification.unified',
      ...(typed?.unproved ? { details: { unproved: true } } : {}),
    });
  });
}
