import { labelOf } from '#platform/contract/choices';
import { holdCitizen } from '#modules/citizens/index';
import { typedOf } from '#modules/reception/index';
import { dayText } from '@pec-aberto/brazil';
import { civilTime } from '#platform/clock/civil';
import { REQUIRED } from '#platform/contract/form/faults';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { isDay } from '#platform/contract/typed';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, type FieldProblem, forbidden, notFound, refused } from '#platform/errors/problem';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { AT_THE_UNIT } from '../../contract/codes.ts';
import {
  LATE_DAYS,
  LATE_STATES,
  type LateEntry,
  type LateTold,
  type searchLate as contract,
} from '../../contract/late.ts';
import { type Encounter, TOPIC } from '../../contract/parts.ts';
import { postOf, requireKind } from '../own.ts';
import type { Post } from '../post-queries.ts';
import { beginEncounter, kindOf } from '../start.ts';
import { placeOf } from './booked-place.ts';
import {
  findLate,
  findNewer,
  holdLate,
  insertLate,
  instantAt,
  type LateRow,
  listLate,
  setCancelled,
  updateLate,
} from './late-queries.ts';

/** Of the clock of the unit, for as many days as one may be registered. */
function daysOf(now: Date, timeZone: string): { first: string; today: string } {
  const { day: today } = civilTime(now, timeZone);
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - LATE_DAYS);
  return { first: first.toISOString().slice(0, 10), today };
}

function viewOf(row: LateRow, post: Pick<Post, 'lotacaoId'>, first: string): LateEntry {
  const { id, version, state, day, time, reason, note, scheduled, professional, cbo, encounterId } = row;
  const waits = state === 'aguardando';
  return {
    id,
    version,
    state,
    day,
    time,
    reason,
    note,
    scheduled,
    professional,
    cbo,
    encounterId,
    place: placeOf(row),
    own: row.lotacaoId === post.lotacaoId,
    citizen: { id: row.citizenId, name: row.name, birthDate: row.birthDate, deceased: row.deceased },
    hindrance: waits && day < first ? 'expirado' : waits && row.overtaken ? 'ultrapassado' : null,
  };
}

type Search = RouteInput<typeof contract>['body'];

function requireDays(days: Record<string, string | undefined>): void {
  const wrong = Object.entries(days).flatMap(([path, day]) =>
    day === undefined || isDay(day) ? [] : [{ path, message: NO_DAY }],
  );
  if (wrong.length > 0) throw refused('day-invalid', NO_DAY, wrong);
}
const NO_DAY = 'Este dia não existe. Corrija a data.';

export async function searchLate(
  context: ReadContext,
  { text = '', from, to, states = [], mine, ...page }: Search,
): Promise<RouteOutput<typeof contract>> {
  requireDays({ from, to });
  const post = await postOf(context);
  const { first, today } = daysOf(context.now, post.timeZone);
  const filter = {
    ...typedOf(text, today),
    unitId: post.unitId,
    from: from ?? first,
    to: to ?? today,
    lotacaoId: mine ? post.lotacaoId : null,
    states,
  };
  const { rows, ...rest } = await listLate(context.db, filter, { ...page, direction: 'desc' });
  return { ...rest, rows: rows.map((row) => viewOf(row, post, first)), today };
}

async function readLate(context: ReadContext, post: Post, id: string): Promise<LateEntry> {
  const row = await findLate(context.db, post.unitId, id);
  if (!row) throw gone();
  return viewOf(row, post, daysOf(context.now, post.timeZone).first);
}
const gone = () => notFound('O registro tardio');

/** ENC-39: 409 `newer-encounter`, naming the visit that came after. */
async function requireNewest(context: ReadContext, citizenId: string, at: Date): Promise<void> {
  const newer = await findNewer(context.db, citizenId, at);
  if (!newer) return;
  throw conflict(
    'newer-encounter',
    `Este cidadão já tem um atendimento mais recente, de ${dayText(newer.day)} às ${newer.time}, por ${newer.professional} ` +
      `(${newer.unit}). O que veio antes dele não se registra mais.`,
  );
}

const TOO_OLD = `Só se registram atendimentos de até ${LATE_DAYS} dias atrás.`;

/** What is told of a visit, with its instant; 422 `late-invalid` with the fields. */
async function judged(
  context: UseCaseContext,
  post: Post,
  { day, time, place, reason, note = '' }: LateTold,
) {
  const { db, now } = context;
  const { timeZone } = post;
  const { first } = daysOf(now, timeZone);
  const atTheUnit = place === AT_THE_UNIT;
  const startsAt = isDay(day) ? await instantAt(db, { day, time, timeZone }) : null;
  const faults: FieldProblem[] = [
    ...(startsAt ? [] : [{ path: 'day', message: NO_DAY }]),
    ...(startsAt && day < first ? [{ path: 'day', message: TOO_OLD }] : []),
    ...(startsAt && startsAt > now
      ? [{ path: 'time', message: 'O atendimento não pode estar no futuro.' }]
      : []),
    ...(atTheUnit && !reason ? [{ path: 'reason', message: REQUIRED }] : []),
    ...(atTheUnit && reason === 'outro' && note.trim() === '' ? [{ path: 'note', message: REQUIRED }] : []),
  ];
  const [one] = faults;
  if (!startsAt || one) throw refused('late-invalid', one?.message ?? NO_DAY, faults);
  return { startsAt, day, place, reason: atTheUnit ? (reason ?? null) : null, note: note.trim() };
}

function tell(
  context: UseCaseContext,
  { municipalityId, unitId }: Pick<Post, 'municipalityId' | 'unitId'>,
  of: { id: string; type: string; operation: 'I' | 'U' },
): void {
  context.changed({ table: 'late_entry', id: of.id, operation: of.operation });
  context.audit({ type: of.type, subject: { table: 'late_entry', id: of.id }, municipalityId });
  context.publish(TOPIC, { municipalityId, unitId });
}

export async function addLate(
  context: UseCaseContext,
  { citizenId, ...told }: LateTold & { citizenId: string },
): Promise<LateEntry> {
  const { db, now } = context;
  const post = await postOf(context);
  const citizen = await holdCitizen(db, citizenId);
  if (!citizen) throw notFound('O cadastro');
  const visit = await judged(context, post, told);
  await requireNewest(context, citizen.id, visit.startsAt);
  const id = uuidV7(now.getTime());
  const { municipalityId, unitId, lotacaoId, timeZone } = post;
  const where = { municipalityId, unitId, lotacaoId, timeZone };
  await insertLate(db, { ...visit, ...where, id, citizenId: citizen.id, scheduled: false });
  tell(context, post, { id, type: 'encounters.late-added', operation: 'I' });
  return readLate(context, post, id);
}

/**
 * One that waits, of who asks, which nobody else changes meanwhile; an appointment that nobody touched becomes a row. 404
 * elsewhere, 409 `late-of-another`, `late-ended`.
 */
async function holdOwnLate(
  context: UseCaseContext,
  post: Post,
  id: string,
  states: ReadonlyArray<LateEntry['state']>,
): Promise<LateRow> {
  const { db } = context;
  const found = await holdLate(db, post.unitId, id);
  if (!found) throw gone();
  if (found.lotacaoId !== post.lotacaoId) {
    throw conflict('late-of-another', `Este registro é de ${found.professional}, que atendeu.`);
  }
  if (found.version === 0) {
    await insertLate(db, { ...found, place: placeOf(found) });
    context.changed({ table: 'late_entry', id, operation: 'I' });
  }
  // Whoever touched it first at the same time is seen now.
  const row = found.version === 0 ? await holdLate(db, post.unitId, id) : found;
  if (!row) throw gone();
  if (!states.includes(row.state)) {
    throw conflict(
      'late-ended',
      `Este registro está como “${labelOf(LATE_STATES, row.state)}”. Confira a lista.`,
    );
  }
  return row;
}

export async function changeLate(
  context: UseCaseContext,
  id: string,
  { version, ...told }: LateTold & { version: number },
): Promise<LateEntry> {
  const { db } = context;
  const post = await postOf(context);
  const row = await holdOwnLate(context, post, id, ['aguardando']);
  if (row.scheduled) throw forbidden('Dia, hora e local de um agendamento são os da agenda.');
  if (row.version !== version) {
    throw conflict(
      'late-changed',
      'Este registro mudou depois que você o abriu. Nada foi gravado: confira e tente de novo.',
    );
  }
  const visit = await judged(context, post, told);
  await requireNewest(context, row.citizenId, visit.startsAt);
  await updateLate(db, id, visit);
  tell(context, post, { id, type: 'encounters.late-changed', operation: 'U' });
  return readLate(context, post, id);
}

/** What will not be registered; one that too many days or a later visit hinder goes this way too. */
export async function cancelLate(context: UseCaseContext, id: string): Promise<LateEntry> {
  const post = await postOf(context);
  await holdOwnLate(context, post, id, ['aguardando']);
  await setCancelled(context.db, id, context.now);
  tell(context, post, { id, type: 'encounters.late-cancelled', operation: 'U' });
  return readLate(context, post, id);
}

/** Begins what is registered late, at the instant of the visit. What was begun in time may be gone on with at any time. */
export async function startLate(context: UseCaseContext, id: string): Promise<Encounter> {
  const kind = kindOf(context, 'atendimento');
  requireKind(context, kind);
  const post = await postOf(context);
  const row = await holdOwnLate(context, post, id, ['aguardando', 'em-registro']);
  const { citizenId, startsAt } = row;
  if (row.state === 'aguardando') {
    if (row.day < daysOf(context.now, post.timeZone).first) throw conflict('late-window', TOO_OLD);
    if (startsAt > context.now) throw conflict('late-early', 'Este agendamento ainda não aconteceu.');
    await requireNewest(context, citizenId, startsAt);
  }
  return beginEncounter(context, {
    entryId: id,
    citizenId,
    kind,
    post,
    startedAt: startsAt,
    place: placeOf(row),
    late: true,
  });
}
