import { labelOf } from '#platform/contract/choices';
import { findCitizen, holdCitizen } from '#modules/citizens/index';
import { withheldFrom } from '#modules/record-access/index';
import { auditRead } from '#platform/audit/read';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { singleSpaced } from '#platform/contract/typed';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, refused } from '#platform/errors/problem';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type * as contract from '../../contract/waiting.ts';
import { CARE_TYPES, type WaitingRequest } from '../../contract/waiting.ts';
import { refuseNoDay } from '../days.ts';
import { type Desk, deskOf } from '../desk.ts';
import { requireOffered } from '../organised.ts';
import { tell } from '../tell.ts';
import { typedOf } from '../typed.ts';
import {
  endWaiting,
  findSameWaiting,
  findWaiting,
  holdWaiting,
  insertWaiting,
  listBefore,
  listWaiting,
  updateWaiting,
  type WaitingRow,
} from './waiting-queries.ts';

type Search = RouteInput<typeof contract.searchWaiting>['body'];

/** What the list shows of each; a telephone that is withheld from this unit is left out. */
async function viewsOf(context: ReadContext, rows: readonly WaitingRow[]): Promise<WaitingRequest[]> {
  const hidden = await withheldFrom(
    context,
    rows.map(({ citizenId }) => citizenId),
  );
  return rows.map(
    ({ askedAt, citizenId, name, birthDate, phone, deceased, teamId: _team, state: _state, ...row }) => ({
      ...row,
      askedAt: askedAt.toISOString(),
      citizen: { id: citizenId, name, birthDate, phone: hidden.has(citizenId) ? null : phone, deceased },
    }),
  );
}

export async function searchWaiting(
  context: ReadContext,
  { text = '', from, to, origins = [], teams = [], addedBy = [], care = [], ...page }: Search,
): Promise<RouteOutput<typeof contract.searchWaiting>> {
  refuseNoDay('from', from);
  refuseNoDay('to', to);
  const desk = await deskOf(context);
  const people = typedOf(text, desk.today);
  const by = {
    ...people,
    unitId: desk.unitId,
    from: from ?? null,
    to: to ?? null,
    origins,
    teams,
    addedBy,
    care,
  };
  const { rows, ...rest } = await listWaiting(context.db, by, page);
  return { ...rest, rows: await viewsOf(context, rows) };
}

export const gone = () => notFound('O pedido da garantia do acesso');

async function viewOf(context: ReadContext, desk: Desk, id: string): Promise<WaitingRequest> {
  const row = await findWaiting(context.db, desk.unitId, id);
  const [view] = row ? await viewsOf(context, [row]) : [];
  if (!view) throw gone();
  return view;
}

/** One that waits, with what a call to the citizen needs; it is not shown before the trail says who saw it. */
export async function readWaiting(
  context: ReadContext,
  id: string,
): Promise<RouteOutput<typeof contract.getWaiting>> {
  const { db, platform } = context;
  const desk = await deskOf(context);
  const view = await viewOf(context, desk, id);
  const [citizen, before, hidden] = await Promise.all([
    findCitizen(platform, view.citizen.id),
    listBefore(db, desk.unitId, view.citizen.id),
    withheldFrom(context, [view.citizen.id]),
    auditRead(context, {
      type: 'reception.waiting-viewed',
      subject: { table: 'citizen', id: view.citizen.id },
    }),
  ]);
  const withheld = hidden.size > 0;
  const phones = [citizen?.phoneMobile, citizen?.phoneHome, citizen?.phoneContact];
  return {
    ...view,
    cpf: citizen?.cpf ?? null,
    phones: withheld ? [] : phones.flatMap((phone) => (phone ? [phone] : [])),
    withheld: withheld ? WITHHELD_PHONES : null,
    before: before.map(({ endedAt, ...one }) => ({ ...one, endedAt: endedAt.toISOString() })),
  };
}

const WITHHELD_PHONES =
  'Este cidadão desativou o compartilhamento: os telefones só são vistos pela unidade da equipe responsável.';

/** MAN-12. */
function goodReason(typed: string): string {
  const reason = singleSpaced(typed);
  if (reason !== '') return reason;
  const message = 'Diga por que o cidadão espera.';
  throw refused('reason-empty', message, [{ path: 'reason', message }]);
}

const asOrganised = (teamId: string | null) => ({ lotacaoId: null, teamId, serviceTypes: [] });

/** Puts a citizen in the queue. 409 `waiting-to-confirm` where he waits for the same already. */
export async function addWaiting(
  context: UseCaseContext,
  input: RouteInput<typeof contract.addWaiting>['body'],
): Promise<WaitingRequest> {
  const { db, now } = context;
  const { care, teamId, confirmed = false } = input;
  const desk = await deskOf(context);
  const citizen = await holdCitizen(db, input.citizenId);
  if (!citizen) throw notFound('O cadastro');
  if (citizen.record.deceased) {
    throw conflict(
      'citizen-deceased',
      'O cadastro deste cidadão tem óbito registrado. Confira se é a pessoa certa.',
    );
  }
  const reason = goodReason(input.reason);
  await requireOffered(context, desk, asOrganised(teamId));
  const same = await findSameWaiting(db, { unitId: desk.unitId, citizenId: citizen.id, care });
  if (same && !confirmed) {
    throw conflict(
      'waiting-to-confirm',
      `Este cidadão já espera por “${labelOf(CARE_TYPES, care)}”. Nada foi gravado: confirme para adicionar mesmo assim.`,
      same,
    );
  }
  const id = uuidV7(now.getTime());
  await insertWaiting(db, {
    id,
    municipalityId: desk.municipalityId,
    unitId: desk.unitId,
    citizenId: citizen.id,
    askedAt: now,
    day: desk.today,
    teamId,
    care,
    reason,
    addedBy: desk.professionalId,
  });
  tell(context, desk, { type: 'reception.waiting-added', table: 'waiting_request', id, operation: 'I' });
  return viewOf(context, desk, id);
}

/** One of the unit as it was read, held until the end; 409 `waiting-changed` where another person was faster. */
export async function getUnchangedOf(
  context: UseCaseContext,
  desk: Desk,
  id: string,
  version: number,
): Promise<WaitingRow> {
  const row = await holdWaiting(context.db, desk.unitId, id);
  if (!row) throw gone();
  if (row.version !== version) {
    throw conflict(
      'waiting-changed',
      'Outra pessoa mudou este pedido depois que você o abriu. Nada foi gravado: confira e tente de novo.',
    );
  }
  return row;
}

type Held = { desk: Desk; row: WaitingRow };

/** The same, which the unit may change: what another room asked for leaves only by an appointment (409 `waiting-shared`). */
async function getUnchanged(context: UseCaseContext, id: string, version: number): Promise<Held> {
  const desk = await deskOf(context);
  const row = await getUnchangedOf(context, desk, id, version);
  if (row.origin === 'cuidado-compartilhado') {
    throw conflict(
      'waiting-shared',
      'Este pedido veio de um cuidado compartilhado: sai da lista só quando é agendado.',
    );
  }
  return { desk, row };
}

export async function changeWaiting(
  context: UseCaseContext,
  id: string,
  { version, ...input }: RouteInput<typeof contract.changeWaiting>['body'],
): Promise<WaitingRequest> {
  const { desk, row } = await getUnchanged(context, id, version);
  const wanted = { ...input, reason: goodReason(input.reason) };
  await requireOffered(context, desk, asOrganised(wanted.teamId), asOrganised(row.teamId));
  const fields = (['teamId', 'care', 'reason'] as const).filter((field) => wanted[field] !== row[field]);
  if (fields.length > 0) {
    await updateWaiting(context.db, id, wanted);
    tell(context, desk, {
      type: 'reception.waiting-changed',
      table: 'waiting_request',
      id,
      operation: 'U',
      fields,
    });
  }
  return viewOf(context, desk, id);
}

type Removal = RouteInput<typeof contract.removeWaiting>['body'];

/** MAN-12: what each reason asks for besides; what it does not ask for is not kept. */
function goodRemoval({ why, attempts = null, notes }: Removal) {
  const said = singleSpaced(notes ?? '');
  const fault = (path: string, message: string) =>
    refused('removal-incomplete', message, [{ path, message }]);
  if (why === 'nao-respondeu' && attempts === null) {
    throw fault('attempts', 'Diga quantas vezes se tentou falar com o cidadão.');
  }
  if (why === 'outros' && said === '') throw fault('notes', 'Escreva o motivo nas observações.');
  return {
    removal: why,
    attempts: why === 'nao-respondeu' ? attempts : null,
    notes: said === '' ? null : said,
  };
}

export async function removeWaiting(context: UseCaseContext, id: string, input: Removal): Promise<void> {
  const { desk } = await getUnchanged(context, id, input.version);
  const ending = {
    ...goodRemoval(input),
    state: 'removido',
    appointmentId: null,
    endedBy: desk.professionalId,
  } as const;
  await endWaiting(context.db, id, ending, context.now);
  tell(context, desk, { type: 'reception.waiting-removed', table: 'waiting_request', id, operation: 'D' });
}
