import { observeCare } from '#modules/reception/index';
import { REQUIRED } from '#platform/contract/form/faults';
import type { RouteInput } from '#platform/contract/route';
import { conflict, forbidden } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { observe as contract } from '../../contract/observation.ts';
import type { Encounter } from '../../contract/parts.ts';
import { note } from '../note.ts';
import { holdOwn, postOf } from '../own.ts';
import { rightsOf } from '../rights.ts';
import { readView } from '../view.ts';
import { keepContact } from './contact.ts';
import { requireTold } from './require-told.ts';
import { setObserved } from './observation-queries.ts';

/** "Pôr em observação": the plan of care is the first contact, and all that see the citizen go by it. The visit stays open. */
export async function observe(
  context: UseCaseContext,
  id: string,
  { plan: typed = '', sentTo }: RouteInput<typeof contract>['body'],
): Promise<Encounter> {
  const { db, now } = context;
  const row = await holdOwn(context, id);
  const { observe: may } = await rightsOf(context, row);
  if (!may || row.kind !== 'individual' || row.late) {
    throw forbidden('Só médicos e enfermeiros de pronto atendimento põem o cidadão em observação.');
  }
  if (row.observedAt) throw conflict('observed-already', 'Este cidadão já está em observação.');
  const plan = typed.trim();
  requireTold(plan ? [] : [{ path: 'plan', message: REQUIRED }]);
  const at = now < row.startedAt ? row.startedAt : now;
  await setObserved(db, id, at);
  const sent = await observeCare(context, row.entryId, { visitId: id, sentTo });
  await keepContact(
    context,
    { visit: row, post: await postOf(context), at, sent },
    { plan, ...(sentTo ? { sentTo } : {}) },
  );
  note(context, row, { type: 'encounters.observed', operation: 'U' });
  return readView(context, id);
}
