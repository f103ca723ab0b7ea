import { REQUIRED } from '#platform/contract/form/faults';
import { uuidV7 } from '#platform/db/uuid';
import { notFound, Problem } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { onlyUsual } from '../../contract.ts';
import { fault, freeTextFault, requireGood } from '#modules/citizens/index';
import { findStanding, insertOpening } from './queries.ts';

/** "Justificativa para visualizar prontuário" (CIT-12). */
const LONGEST = 500;

type Opening = { at: Date; justification: string };
type Standing = {
  opening: Opening | null /** The citizen hides the record from this unit. */;
  hidden: boolean;
  /** Who attends her needs no justification. */
  inCare: boolean;
};

/**
 * How who asks stands before the clinical record, in the access he works in: his opening of today, and whether the
 * citizen hides it from his unit. Today is the civil day of the municipality of the access: what was said on Monday
 * does not open on Tuesday. A citizen who refuses to share is seen by the unit of the team responsible and by units
 * that produced the record, nobody else. 404 when there is no such citizen.
 */
async function standingOf(context: ReadContext, citizenId: string): Promise<Standing> {
  const { actor, db, now } = context;
  const access = accessOf(actor);
  const professionalId = actor.kind === 'person' ? actor.professionalId : null;
  const row = await findStanding(db, citizenId, {
    professionalId,
    accessId: access?.id ?? null,
    unitId: access?.unitId ?? null,
    municipalityId: access?.municipalityId ?? null,
    now,
  });
  if (!row) throw notFound('O cadastro');
  const { at, justification, hidden, inCare } = row;
  return { hidden, inCare, opening: at && justification !== null ? { at, justification } : null };
}

const HIDDEN =
  'Este cidadão desativou o compartilhamento do prontuário: só o veem a unidade da equipe responsável e as que já ' +
  'registraram fichas dele. Peça a informação a uma delas, ou a ele que volte a compartilhar.';

/** Throws 403 `sharing-refused` where the citizen hides the clinical record from the unit of who asks. */
function requireShared({ hidden }: Standing): void {
  if (hidden) throw new Problem(403, 'sharing-refused', HIDDEN);
}

/** May who asks look at the clinical record now? */
export async function chartAccess(context: ReadContext, citizenId: string) {
  const { opening, hidden, inCare } = await standingOf(context, citizenId);
  return {
    open: (opening !== null || inCare) && !hidden,
    openedAt: opening?.at.toISOString() ?? null,
    justification: opening?.justification ?? null,
    hidden: hidden ? HIDDEN : null,
  };
}

/**
 * The gate of every clinical tab: 403 `sharing-refused` where the citizen hides it, 403 `justification-required`
 * outside care without an opening of today.
 */
export async function requireOpenChart(context: ReadContext, citizenId: string): Promise<void> {
  const standing = await standingOf(context, citizenId);
  requireShared(standing);
  if (standing.opening || standing.inCare) return;
  throw new Problem(
    403,
    'justification-required',
    'Diga por que precisa ver este prontuário fora do atendimento. A justificativa fica na auditoria.',
  );
}

/**
 * Opens the clinical record outside care. 403 `sharing-refused` where the citizen hides it; 422 without a justification,
 * with one of more than 500 characters, or with one that is only a usual beginning.
 */
export async function openChart(
  context: UseCaseContext,
  citizenId: string,
  input: { justification: string },
): Promise<{ openedAt: string }> {
  const { actor, db, now } = context;
  const access = accessOf(actor);
  // The guard let in a person with a chosen access, nobody else.
  if (actor.kind !== 'person' || !access) throw notFound('O cadastro');
  requireShared(await standingOf(context, citizenId));
  const justification = input.justification.trim();
  requireGood(justificationFaults(justification));
  const id = uuidV7(now.getTime());
  await insertOpening(db, {
    id,
    citizenId,
    professionalId: actor.professionalId,
    accessId: access.id,
    at: now,
    justification,
  });
  context.changed({ table: 'citizen_opening', id, operation: 'I' });
  context.audit({
    type: 'citizens.chart-opened',
    subject: { table: 'citizen', id: citizenId },
    // CIT-12: the trail keeps who, why and when, for ever.
    details: { reason: justification },
  });
  return { openedAt: now.toISOString() };
}

function justificationFaults(justification: string) {
  const message =
    justification === ''
      ? REQUIRED
      : justification.length > LONGEST
        ? `A justificativa tem no máximo ${LONGEST} caracteres.`
        : (freeTextFault(justification) ?? onlyUsual(justification));
  return message ? [fault('justification', message)] : [];
}
