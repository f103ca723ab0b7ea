import { isReferenced, violates } from '#platform/db/errors';
import { isDay, singleSpaced } from '#platform/contract/typed';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, refused } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { LotInput } from '../contract.ts';
import {
  type At,
  deleteLot,
  findLot,
  findManufacturer,
  insertLot,
  isImmunobiological,
  type Lot,
  type LotRow,
  setActive,
  updateLot,
} from './lot-queries.ts';

/** Lots are a municipality's: nobody keeps those of all. */
export function placeOf({ actor, now }: ReadContext): At {
  const { municipalityId } = municipalityScope(actor);
  if (municipalityId === null) throw notFound('O lote');
  return { municipalityId, now };
}

async function getLot(context: ReadContext, id: string): Promise<Lot> {
  const lot = await findLot(context.db, placeOf(context), id);
  if (!lot) throw notFound('O lote');
  return lot;
}

const wrong = (path: string, code: string, message: string) => refused(code, message, [{ path, message }]);

/** A day that exists, in a year that no slip of the keyboard makes. */
const mayExpire = (text: string): boolean => isDay(text) && text >= '2000-01-01' && text < '2100-01-01';

/**
 * What is kept of what was typed; a maker of the catalogue gets its name and code. 422 on the field. The
 * immunobiological that the lot has already may stay, though it left the table.
 */
async function rowOf({ db }: UseCaseContext, id: string, typed: LotInput, held?: string): Promise<LotRow> {
  const name = singleSpaced(typed.manufacturer);
  if (name === '') throw wrong('manufacturer', 'manufacturer-empty', 'Preenchimento obrigatório.');
  if (!mayExpire(typed.expiresOn)) {
    throw wrong(
      'expiresOn',
      'date-invalid',
      'Esta data não existe ou está longe demais. Confira dia, mês e ano.',
    );
  }
  if (typed.immunobiological !== held && !(await isImmunobiological(db, typed.immunobiological))) {
    const message = 'Escolha um imunobiológico da lista.';
    throw wrong('immunobiological', 'immunobiological-unknown', message);
  }
  const known = await findManufacturer(db, name);
  return {
    ...typed,
    id,
    manufacturer: known?.name ?? name,
    manufacturerCode: known?.code ?? null,
  };
}

function refuseTaken(error: unknown): never {
  if (!violates(error, 'immunobiological_lot_key')) throw error;
  const message =
    'Este lote já está cadastrado para este fabricante e imunobiológico. Se não aparece, mostre os inativos.';
  throw wrong('number', 'lot-taken', message);
}

function tell(
  context: UseCaseContext,
  id: string,
  told: { verb: string; operation: 'I' | 'U' | 'D'; fields?: string[] },
): void {
  context.changed({ table: 'immunobiological_lot', id, operation: told.operation });
  context.audit({
    type: `immunobiologicals.lot-${told.verb}`,
    subject: { table: 'immunobiological_lot', id },
    municipalityId: placeOf(context).municipalityId,
    ...(told.fields ? { fields: told.fields } : {}),
  });
}

/** 422 `lot-taken`, also for who saves the same at the same moment. */
export async function addLot(context: UseCaseContext, typed: LotInput): Promise<Lot> {
  const at = placeOf(context);
  const row = await rowOf(context, uuidV7(context.now.getTime()), typed);
  await insertLot(context.db, row, at).catch(refuseTaken);
  tell(context, row.id, { verb: 'added', operation: 'I' });
  return getLot(context, row.id);
}

/** What may change, as the trail calls it. */
const TOLD = [
  ['number', 'lotNumber'],
  ['manufacturer', 'manufacturer'],
  ['immunobiological', 'immunobiological'],
  ['expiresOn', 'expiresOn'],
] as const;

export async function changeLot(context: UseCaseContext, id: string, typed: LotInput): Promise<Lot> {
  const before = await getLot(context, id);
  const row = await rowOf(context, id, typed, before.immunobiological.code);
  const was = { ...before, immunobiological: before.immunobiological.code };
  const fields = TOLD.flatMap(([name, told]) => (was[name] === row[name] ? [] : [told]));
  if (fields.length === 0) return before;
  await updateLot(context.db, row).catch(refuseTaken);
  tell(context, id, { verb: 'changed', operation: 'U', fields });
  return getLot(context, id);
}

/** An inactive lot is not offered for new doses. */
export async function setLotActive(context: UseCaseContext, id: string, active: boolean): Promise<Lot> {
  const lot = await getLot(context, id);
  if (lot.active === active) return lot;
  await setActive(context.db, id, active);
  tell(context, id, { verb: active ? 'activated' : 'inactivated', operation: 'U', fields: ['active'] });
  return { ...lot, active };
}

/** 409 once a dose refers to it. */
export async function removeLot(context: UseCaseContext, id: string): Promise<void> {
  await getLot(context, id);
  try {
    await deleteLot(context.db, id);
  } catch (error) {
    if (!isReferenced(error)) throw error;
    throw conflict(
      'lot-used',
      'Já há dose aplicada deste lote: ele não se exclui. Inative-o, e ele deixa de ser oferecido.',
    );
  }
  tell(context, id, { verb: 'removed', operation: 'D' });
}
