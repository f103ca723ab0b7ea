import { getMunicipalityInScope } from '#modules/health-network/index';
import { lockByName } from '#platform/db/lock';
import { uuidV7 } from '#platform/db/uuid';
import { notFound, refused } from '#platform/errors/problem';
import { municipalityScope } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { MarkInput } from '../contract.ts';
import {
  deleteMarked,
  findMarked,
  holdMarked,
  type Kept,
  listMedicines,
  saveMarked,
} from './recipe-queries.ts';

type Act = { type: string; operation: 'I' | 'U' | 'D' };
const MARKED: Act = { type: 'recipe-types.marked', operation: 'I' };
const CHANGED: Act = { type: 'recipe-types.changed', operation: 'U' };
const UNMARKED: Act = { type: 'recipe-types.unmarked', operation: 'D' };

function tell(
  context: UseCaseContext,
  { id, municipalityId, catmat, recipe }: Kept,
  { type, operation }: Act,
): void {
  context.changed({ table: 'medicine_recipe', id, operation });
  context.audit({
    type,
    subject: { table: 'medicine_recipe', id },
    municipalityId,
    details: { catmat, recipe },
  });
}

const wrong = (code: string, message: string) => refused(code, message, [{ path: 'medicines', message }]);

/** Gives medicines a type of recipe. 422 `medicine-unknown` for one that is not in the CATMAT. */
export async function markMedicines(
  context: UseCaseContext,
  ibge: string,
  { recipe, medicines }: MarkInput,
): Promise<{ marked: number }> {
  const { db, now } = context;
  const { id: municipalityId } = await getMunicipalityInScope(context, ibge);
  if (medicines.length === 0) throw wrong('medicines-missing', 'Escolha ao menos um medicamento.');
  const known = new Set((await listMedicines(db, medicines)).map(({ code }) => code));
  const strange = medicines.find((code) => !known.has(code));
  if (strange !== undefined) {
    throw wrong('medicine-unknown', `O medicamento ${strange} não está no CATMAT em uso. Tire-o da lista.`);
  }
  await lockByName(db, `recipe types of ${municipalityId}`);
  const before = new Map(
    (await holdMarked(db, municipalityId, medicines)).map((kept) => [kept.catmat, kept]),
  );
  for (const catmat of medicines) {
    const kept = before.get(catmat);
    if (kept?.recipe === recipe) continue;
    const mark: Kept = { id: kept?.id ?? uuidV7(now.getTime()), municipalityId, catmat, recipe };
    await saveMarked(db, mark, now);
    tell(context, mark, kept ? CHANGED : MARKED);
  }
  return { marked: medicines.length };
}

/** 404 for another municipality's. */
export async function unmarkMedicine(context: UseCaseContext, id: string): Promise<void> {
  const kept = await findMarked(context.db, municipalityScope(context.actor).municipalityId, id);
  if (!kept || !(await deleteMarked(context.db, id))) throw notFound('O tipo de receita');
  tell(context, kept, UNMARKED);
}
