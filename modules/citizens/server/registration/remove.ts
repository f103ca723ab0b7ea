import type { Db } from '#platform/db/database';
import { COUNTED } from '#platform/db/paging';
import { conflict, notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { CitizenInUse } from '../../contract/conflicts.ts';
import { lockCitizen } from '../record/queries.ts';
import { countIn, deleteWhole, findPlaces, setAside } from './remove-queries.ts';

/** What goes with the record. All else that points at a citizen, in whatever room, keeps it from being deleted. */
const OWN: ReadonlySet<string> = new Set(['citizen_document', 'citizen_revision', 'duplicate_pair']);
const WORDS: Readonly<Record<string, string>> = {
  'citizen.responsible_id': 'pessoas da família',
  'citizen.merged_into': 'cadastros unificados nele',
  'citizen_fci.citizen_id': 'cadastros individuais recebidos',
  'citizen_opening.citizen_id': 'aberturas do prontuário',
  'citizen_review.citizen_id': 'conferências de duplicidade',
  'citizen_review.other_id': 'conferências de duplicidade',
};

/** What depends on a citizen, as people say it, counted up to a thousand of each. */
async function dependsOn(db: Db, id: string): Promise<CitizenInUse['depends']> {
  const places = (await findPlaces(db)).filter(({ table }) => !OWN.has(table));
  const rows = await countIn(db, places, id, COUNTED);
  const byWord = new Map<string, number>();
  for (const { place, count } of rows) {
    const what = WORDS[place] ?? 'outros registros';
    if (count > 0) byWord.set(what, (byWord.get(what) ?? 0) + count);
  }
  return [...byWord].map(([what, count]) => ({ what, count }));
}

/**
 * Deletes a record on which nothing depends, with its documents and history. What it said last is set aside
 * (`citizen_removed`): the audit names it by its id and holds nothing personal itself. Throws 404, or 409
 * `citizen-in-use` with what depends on it.
 */
export async function removeCitizen(context: UseCaseContext, id: string): Promise<void> {
  const { db } = context;
  if (!(await lockCitizen(db, id))) throw notFound('O cadastro');
  const depends = await dependsOn(db, id);
  if (depends.length > 0) {
    const list = depends.map(({ what, count }) => `${what}: ${count}`).join(', ');
    throw conflict(
      'citizen-in-use',
      `Este cadastro não pode ser excluído, porque dele dependem ${list}. Se for o caso, inative-o.`,
      { depends } satisfies CitizenInUse,
    );
  }
  await setAside(db, id, { ...authorOf(context), now: context.now });
  const removed = await deleteWhole(db, id);
  context.changed({ table: 'citizen_removed', id, operation: 'I' });
  context.changed(...removed.map((row) => ({ ...row, operation: 'D' }) as const));
  context.audit({ type: 'citizens.removed', subject: { table: 'citizen', id } });
}

const authorOf = ({ actor }: UseCaseContext) => ({
  professionalId: actor.kind === 'person' ? actor.professionalId : null,
  accessId: accessOf(actor)?.id ?? null,
  kind: actor.kind,
});
