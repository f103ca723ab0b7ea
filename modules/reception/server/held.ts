import { labelOf } from '#platform/contract/choices';
import { conflict, Problem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Entry } from '../contract/parts.ts';
import { STATUSES } from '../contract/status.ts';
import { type Desk, deskOf } from './desk.ts';
import { type EntryRow, findEntry, holdEntry } from './entry-queries.ts';
import { viewEntries } from './view.ts';

export const gone = () =>
  new Problem(
    404,
    'not-found',
    'Este atendimento não está na lista desta unidade. Outra pessoa pode tê-lo excluído: confira a lista.',
  );

export async function readEntry({ db }: UseCaseContext, desk: Desk, id: string): Promise<Entry> {
  const row = await findEntry(db, desk.unitId, id);
  const [view] = row ? await viewEntries(db, desk, [row]) : [];
  if (!view) throw gone();
  return view;
}

export type Held = { desk: Desk; entry: EntryRow };

/** An entry of the own unit, which nobody else changes meanwhile; 404 elsewhere. */
export async function getHeld(context: UseCaseContext, id: string): Promise<Held> {
  const desk = await deskOf(context);
  const entry = await holdEntry(context.db, desk.unitId, id);
  if (!entry) throw gone();
  return { desk, entry };
}

/** The same as it was read: 409 `entry-changed` with the entry where another person was faster. */
export async function getUnchanged(context: UseCaseContext, id: string, version: number): Promise<Held> {
  const held = await getHeld(context, id);
  if (held.entry.version === version) return held;
  throw await changed(context, held);
}

const statusText = ({ status }: EntryRow): string => labelOf(STATUSES, status);

/** What another person did meanwhile; `data.entry` is the entry as it stands. */
async function changed({ db }: UseCaseContext, { desk, entry }: Held): Promise<Problem> {
  const [view] = await viewEntries(db, desk, [entry]);
  return conflict(
    'entry-changed',
    `Outra pessoa mudou este atendimento, que agora está “${statusText(entry)}”. Nada foi gravado: confira e tente de novo.`,
    { entry: view },
  );
}

/** 409 `entry-not-waiting`: what was started is no longer the desk's to change. */
export function requireWaiting({ entry }: Held, what: string): void {
  if (entry.status === 'aguardando') return;
  throw conflict(
    'entry-not-waiting',
    `${what} só é possível enquanto o cidadão aguarda; este atendimento está “${statusText(entry)}”.`,
  );
}
