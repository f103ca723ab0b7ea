import { requireOpenChart } from '#modules/record-access/index';
import { notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { Encounter } from '../contract/parts.ts';
import { type EncounterRow, findEncounter } from './encounter-queries.ts';

export function viewOf(row: EncounterRow, lotacaoId: string | null): Encounter {
  return {
    id: row.id,
    entryId: row.entryId,
    kind: row.kind,
    state: row.state,
    own: row.lotacaoId === lotacaoId,
    author: {
      lotacaoId: row.lotacaoId,
      professional: row.professional,
      cbo: { code: row.cbo, name: row.cboName },
      team: row.teamName,
    },
    begunBy: row.begunName,
    begunIn: row.begunBy,
    observedAt: row.observedAt?.toISOString() ?? null,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    day: row.day,
    time: row.time,
    scheduled: row.scheduled,
    late: row.late,
    place: row.place,
    unit: { id: row.unitId, name: row.unitName },
    citizen: {
      id: row.citizenId,
      name: row.name,
      civilName: row.civilName,
      birthDate: row.birthDate,
      sex: row.sex,
      cpf: row.cpf,
      cns: row.cns,
      motherName: row.motherName,
      phone: row.phone,
      deceased: row.deceased,
    },
  };
}

const GONE = 'O atendimento';

/** Of the unit of who asks; 404 elsewhere. */
export async function getOfUnit({ db, actor }: ReadContext, id: string): Promise<EncounterRow> {
  const row = await findEncounter(db, id);
  if (!row || row.unitId !== accessOf(actor)?.unitId) throw notFound(GONE);
  return row;
}

/** A paper is given to its author, and to others where the record is open to them. */
export async function requireToPrint(context: ReadContext, row: EncounterRow): Promise<void> {
  if (row.lotacaoId !== accessOf(context.actor)?.id) await requireOpenChart(context, row.citizenId);
}

export async function getToPrint(context: ReadContext, id: string): Promise<EncounterRow> {
  const row = await getOfUnit(context, id);
  await requireToPrint(context, row);
  return row;
}

export async function readView(context: ReadContext, id: string): Promise<Encounter> {
  const row = await findEncounter(context.db, id);
  if (!row) throw notFound(GONE);
  return viewOf(row, accessOf(context.actor)?.id ?? null);
}
