import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Entry } from '../contract/parts.ts';
import { isExcludable } from './actions.ts';
import { followExcluded, followNotWaited, followReturned } from './appointments.ts';
import { deleteEntry, setServiceTypes, setStanding, updateEntry } from './entry-queries.ts';
import { getUnchanged, type Held, readEntry, requireWaiting } from './held.ts';
import { type Organised, requireOffered } from './organised.ts';
import { tell } from './tell.ts';

const note = (
  context: UseCaseContext,
  { desk, entry }: Held,
  told: { type: string; operation: 'U' | 'D'; fields?: readonly string[] },
): void => tell(context, desk, { ...told, table: 'list_entry', id: entry.id });
const sameIds = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join() === others.toSorted().join();

/** Professional, team and types of service, while the citizen waits. */
export async function changeEntry(
  context: UseCaseContext,
  id: string,
  { version, ...wanted }: Organised & { version: number },
): Promise<Entry> {
  const held = await getUnchanged(context, id, version);
  const { entry, desk } = held;
  requireWaiting(held, 'Editar');
  await requireOffered(context, desk, wanted, entry);
  const fields = [
    ...(wanted.lotacaoId === entry.lotacaoId ? [] : ['lotacaoId']),
    ...(wanted.teamId === entry.teamId ? [] : ['teamId']),
    ...(sameIds(wanted.serviceTypes, entry.serviceTypes) ? [] : ['serviceTypes']),
  ];
  if (fields.length > 0) {
    await updateEntry(context.db, id, wanted);
    await setServiceTypes(context.db, id, wanted.serviceTypes);
    note(context, held, { type: 'reception.entry-changed', operation: 'U', fields });
  }
  return readEntry(context, desk, id);
}

/** ENC-09: only where nothing was started. */
export async function excludeEntry(context: UseCaseContext, id: string, version: number): Promise<void> {
  const held = await getUnchanged(context, id, version);
  if (!isExcludable(held.entry)) {
    throw conflict(
      'entry-started',
      'Este atendimento já teve escuta ou atendimento e não se exclui. Nada foi gravado.',
    );
  }
  await deleteEntry(context.db, id);
  await followExcluded(context, held.entry);
  note(context, held, { type: 'reception.entry-excluded', operation: 'D' });
}

export async function markNotWaited(context: UseCaseContext, id: string, version: number): Promise<Entry> {
  const held = await getUnchanged(context, id, version);
  requireWaiting(held, '“Cidadão não aguardou”');
  await setStanding(context.db, id, { ...held.entry, status: 'nao-aguardou' });
  await followNotWaited(context, held.entry);
  note(context, held, { type: 'reception.entry-not-waited', operation: 'U', fields: ['status'] });
  return readEntry(context, held.desk, id);
}

/** ENC-10: the hour of arrival stays. */
export async function markReturned(context: UseCaseContext, id: string, version: number): Promise<Entry> {
  const held = await getUnchanged(context, id, version);
  if (held.entry.status !== 'nao-aguardou') {
    throw conflict('entry-is-here', 'Este cidadão não foi dado como quem não aguardou. Nada foi gravado.');
  }
  await setStanding(context.db, id, { ...held.entry, status: 'aguardando' });
  await followReturned(context, held.entry);
  note(context, held, { type: 'reception.entry-returned', operation: 'U', fields: ['status'] });
  return readEntry(context, held.desk, id);
}
