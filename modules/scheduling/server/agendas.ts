import { reachOf } from '#platform/permissions/scope';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, refused } from '#platform/errors/problem';
import type { RouteOutput } from '#platform/contract/route';
import { readSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import {
  type Agenda,
  agendaFaults,
  compactDays,
  type Days,
  noDays,
  onlineFaults,
} from '../contract/agenda.ts';
import type { getAgenda } from '../contract/agendas.ts';
import { TOPIC } from '../contract/parts.ts';
import { defaultAgenda, onlineAgenda } from '../settings.ts';
import { type AgendaRow, findAgenda, writeAgenda } from './agenda-queries.ts';
import { closuresOf } from './closure-queries.ts';

export type AgendaView = RouteOutput<typeof getAgenda>;

/** What holds for every lotação of a municipality. */
export type Standing = { standard: Agenda; online: boolean };

export async function standingOf({ platform, db }: ReadContext, municipalityId: string): Promise<Standing> {
  const [standard, online] = await Promise.all([
    readSetting(platform, db, defaultAgenda, municipalityId),
    readSetting(platform, db, onlineAgenda),
  ]);
  return { standard, online };
}

/** The hours, kind and duration that a lotação has: its own, the municipality's, or none. */
export function inForce(row: AgendaRow, { standard, online }: Standing) {
  const kind: AgendaView['kind'] = row.own ? 'propria' : row.otherwise;
  const days = row.own ?? (row.otherwise === 'padrao' ? standard.days : null);
  const onlineOffer: AgendaView['onlineOffer'] = row.fromCnes ? (online ? 'offered' : 'off') : 'manual';
  return {
    kind,
    days,
    // What was given to online booking is the unit's again while nobody may book online.
    online: onlineOffer === 'offered' && row.online ? row.online : noDays(),
    onlineOffer,
    duration: row.cboDuration ?? standard.duration,
  };
}

export const lotacaoView = ({ id, active, professional, unit, cbo, team }: AgendaRow) => ({
  id,
  active,
  professional,
  unit,
  cbo,
  team,
});

async function getRow(context: ReadContext, id: string): Promise<AgendaRow> {
  const row = await findAgenda(context.db, reachOf(context.actor), id);
  if (!row) throw notFound('A lotação');
  return row;
}

/** The agenda of a lotação within reach; 404 outside. */
export async function readAgenda(context: ReadContext, id: string): Promise<AgendaView> {
  const row = await getRow(context, id);
  const standing = await standingOf(context, row.municipalityId);
  return {
    lotacao: lotacaoView(row),
    otherwise: row.otherwise,
    version: row.version,
    standard: standing.standard.days,
    ...inForce(row, standing),
    online: row.online ?? noDays(),
    durationOf: row.cboDuration === null ? 'municipio' : 'cbo',
    closures: await closuresOf(context.db, id),
  };
}

/** A lotação within reach whose agenda may change: 404 outside, 409 for an inactive one. */
export async function getOpen(context: ReadContext, id: string): Promise<AgendaRow> {
  const row = await getRow(context, id);
  if (!row.active) {
    throw conflict('lotacao-inactive', 'A lotação está inativa. Ative-a antes de mexer na agenda.');
  }
  return row;
}

const TO_CORRECT = 'Há horários a corrigir. Confira os destacados e salve de novo.';
const NOT_WORKED =
  'Há horários on-line que não existem ou estão fora dos horários de trabalho. Nada foi gravado: recarregue a página e marque de novo.';

function refuseFaults(faults: ReturnType<typeof agendaFaults>, message: string): void {
  if (faults.length > 0) throw refused('agenda-invalid', message, faults);
}

type Written = { version: string | null; days: Days | null; online: Days; field: 'days' | 'online' };

async function write(context: UseCaseContext, row: AgendaRow, written: Written): Promise<AgendaView> {
  const { version: known, days, online, field } = written;
  const version = uuidV7(context.now.getTime());
  const saving = { lotacaoId: row.id, known, version, days, online };
  if (!(await writeAgenda(context.db, saving, context.now))) {
    throw conflict(
      'agenda-changed',
      'Outra pessoa gravou esta agenda depois que você a abriu. Nada foi gravado: confira e salve de novo.',
    );
  }
  context.publish(TOPIC, { municipalityId: row.municipalityId, unitId: row.unitId });
  context.changed({ table: 'agenda', id: row.id, operation: known === null ? 'I' : 'U' });
  context.audit({
    type: field === 'days' ? 'scheduling.agenda-saved' : 'scheduling.online-slots-saved',
    subject: { table: 'lotacao', id: row.id },
    municipalityId: row.municipalityId,
    fields: [field],
  });
  return readAgenda(context, row.id);
}

/** Gives a lotação hours of its own, or (null) takes them back: then it follows the default, or has none. */
export async function saveAgenda(
  context: UseCaseContext,
  id: string,
  { version, days }: { version: string | null; days: Days | null },
): Promise<AgendaView> {
  const row = await getOpen(context, id);
  refuseFaults(days ? agendaFaults({ days }) : [], TO_CORRECT);
  // What lies outside the new hours stays written and gives no slot: it is there when they come back.
  const own = { days: days && compactDays(days), online: row.online ?? noDays() };
  return write(context, row, { version, ...own, field: 'days' });
}

/** Gives hours of a lotação to online booking; those that were are given back. */
export async function saveOnlineSlots(
  context: UseCaseContext,
  id: string,
  { version, online }: { version: string | null; online: Days },
): Promise<AgendaView> {
  const row = await getOpen(context, id);
  const { days, onlineOffer } = inForce(row, await standingOf(context, row.municipalityId));
  if (onlineOffer === 'off') {
    throw conflict(
      'online-agenda-off',
      'A Agenda online está desabilitada nesta instalação. Nada foi gravado.',
    );
  }
  if (onlineOffer === 'manual') {
    throw conflict(
      'online-agenda-manual',
      'Quem foi cadastrado à mão não tem agendamento on-line: o cadastro precisa vir do CNES. Nada foi gravado.',
    );
  }
  if (!days)
    throw conflict('agenda-missing', 'A lotação não tem agenda. Configure antes os horários de trabalho.');
  refuseFaults(onlineFaults(days, online), NOT_WORKED);
  return write(context, row, { version, days: row.own, online: compactDays(online), field: 'online' });
}
