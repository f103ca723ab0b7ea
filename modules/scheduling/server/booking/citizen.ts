import { type Contacts, correctContacts, holdCitizen } from '#modules/citizens/index';
import { withheldFrom } from '#modules/record-access/index';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { CitizenBusy } from '../../contract/parts.ts';
import { findSameTime } from './appointment-queries.ts';

/**
 * The citizen who is booked, held until the end of the transaction: a joined registration is the one it lives on in. 404
 * where there is none; 409 for a dead one and for an inactive registration.
 */
export async function holdBooked({ db }: UseCaseContext, id: string): Promise<string> {
  const citizen = await holdCitizen(db, id);
  if (!citizen) throw notFound('O cadastro');
  const { deceased, status } = citizen.record;
  if (deceased) {
    throw conflict('citizen-deceased', 'Há óbito registrado para este cidadão. Nada foi agendado.');
  }
  if (status === 'inactive') {
    throw conflict(
      'citizen-inactive',
      'O cadastro deste cidadão está inativo. Nada foi agendado: reative-o antes, ou peça à coordenação.',
    );
  }
  return citizen.id;
}

/** Throws 409 `citizen-busy` where the citizen, who is held, is expected elsewhere at the time. */
export async function requireFree(
  { db }: UseCaseContext,
  citizenId: string,
  time: { startsAt: string; endsAt: string; except?: string },
): Promise<void> {
  const other = await findSameTime(db, citizenId, time);
  if (!other) return;
  const { start, end, professional, unit } = other;
  throw conflict(
    'citizen-busy',
    `Este cidadão já tem agendamento das ${start} às ${end} com ${professional} (${unit}). Confirme para agendar assim mesmo.`,
    other satisfies CitizenBusy,
  );
}

/** What a unit may not see of a citizen it does not write over either. */
export async function keepContacts(
  context: UseCaseContext,
  citizenId: string,
  { phoneMobile, email }: Contacts,
): Promise<void> {
  if (!phoneMobile && !email) return;
  if ((await withheldFrom(context, [citizenId])).size > 0) return;
  await correctContacts(context, citizenId, { phoneMobile, email });
}
