import { holdCitizen, type LoadedCitizen } from '#modules/citizens/index';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Doubt, ToConfirm } from '../contract/list.ts';
import type { Entry } from '../contract/parts.ts';
import { arriveFor } from './appointments.ts';
import { type Desk, deskOf } from './desk.ts';
import { insertEntry, nextTicket } from './entry-queries.ts';
import { readEntry } from './held.ts';
import { listedToday, listedView } from './list.ts';
import { type Organised, requireOffered } from './organised.ts';
import { tell } from './tell.ts';

type Arrival = Organised & {
  citizenId: string;
  appointmentId?: string | null;
  confirmed?: readonly Doubt[];
};

/**
 * Puts a citizen on the list. Two desks that add the same person at once take turns at the citizen's row: the second sees
 * the first. 409 `arrival-to-confirm` for what a person must see before.
 */
export async function addEntry(context: UseCaseContext, arrival: Arrival): Promise<Entry> {
  const { db, now } = context;
  const desk = await deskOf(context);
  const citizen = await holdCitizen(db, arrival.citizenId);
  if (!citizen) throw notFound('O cadastro');
  await requireOffered(context, desk, arrival);
  await requireConfirmed(context, desk, citizen, arrival.confirmed ?? []);
  const appointment = arrival.appointmentId
    ? await arriveFor(context, desk, { citizenId: citizen.id, appointmentId: arrival.appointmentId })
    : null;
  const id = uuidV7(now.getTime());
  await insertEntry(
    db,
    {
      id,
      citizenId: citizen.id,
      municipalityId: desk.municipalityId,
      unitId: desk.unitId,
      arrivedAt: now,
      day: desk.today,
      timeZone: desk.timeZone,
      ticket: await nextTicket(db, desk.unitId, desk.today),
      lotacaoId: arrival.lotacaoId ?? appointment?.lotacao.id ?? null,
      teamId: arrival.teamId ?? appointment?.team?.id ?? null,
      appointmentId: appointment?.id ?? null,
      addedBy: desk.professionalId,
    },
    arrival.serviceTypes,
  );
  tell(context, desk, { type: 'reception.entry-added', table: 'list_entry', id, operation: 'I' });
  return readEntry(context, desk, id);
}

const ASKED: Record<Doubt, string> = {
  listed: 'Este cidadão já está na lista de hoje.',
  deceased: 'O cadastro deste cidadão tem óbito registrado. Confira se é a pessoa certa.',
  inactive: 'O cadastro deste cidadão está inativo.',
};

/** ENC-02, R 5.3: nobody is kept from care by a registration, but whoever adds must have seen what it says. */
async function requireConfirmed(
  context: UseCaseContext,
  desk: Desk,
  { id, record }: LoadedCitizen,
  confirmed: readonly Doubt[],
): Promise<void> {
  const listed = await listedToday(context, desk, [id]);
  const here = listed.filter(({ status }) => status !== 'realizado');
  const doubts: Doubt[] = [
    ...(here.length > 0 ? (['listed'] as const) : []),
    ...(record.deceased ? (['deceased'] as const) : []),
    ...(record.status === 'inactive' && !record.deceased ? (['inactive'] as const) : []),
  ];
  const open = doubts.filter((doubt) => !confirmed.includes(doubt));
  if (open.length === 0) return;
  const data: ToConfirm = { doubts: open, listed: here.map(listedView), diedOn: record.diedOn };
  throw conflict(
    'arrival-to-confirm',
    `${open.map((doubt) => ASKED[doubt]).join(' ')} Nada foi gravado: confirme para adicionar mesmo assim.`,
    data,
  );
}
