import type { Db } from '#platform/db/database';
import { officialTypes } from '../../contract/official-types.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { TrailFilters, TrailQuery } from './filters.ts';
import { findPersonName } from './record-queries.ts';

/**
 * Period and filters as the trail itself keeps them. A CPF or CNS that was typed is kept as the id of its
 * record: the trail holds nobody's documents.
 */
export function keptFilters(filters: TrailFilters, { recordIds }: TrailQuery): Record<string, string> {
  const { from, to, types, detail, professionalId, record, ip } = filters;
  return {
    from,
    to,
    ...(types ? { types } : {}),
    ...(professionalId ? { professional: professionalId } : {}),
    ...(record ? { record } : {}),
    ...(recordIds ? { recordId: recordIds.join(', ') || 'nenhum registro' } : {}),
    ...(ip ? { ip } : {}),
    ...(detail ? { detail } : {}),
  };
}

const ALL = 'Todos';
const dayOf = (date: string) => date.split('-').reverse().join('/');

/** The line "FILTROS" of a printed trail. */
export async function filterLine(db: Db, { recordTypes }: Catalogue, filters: TrailFilters): Promise<string> {
  const { from, to, types, detail, professionalId, record, recordId, ip } = filters;
  const wanted = new Set(types?.split(',').map(Number));
  const labels = officialTypes.filter((type) => wanted.has(type.number)).map((type) => type.label);
  const person = professionalId ? await findPersonName(db, professionalId) : null;
  return [
    `FILTROS: Período: ${dayOf(from)} a ${dayOf(to)}`,
    `Tipo de evento: ${labels.join(', ') || ALL}`,
    `Usuário gerador do evento: ${person ?? professionalId ?? ALL}`,
    `Tipo de registro afetado: ${recordTypes.find((type) => type.id === record)?.label ?? ALL}`,
    `Identificador do registro afetado: ${recordId ?? ALL}`,
    `Componente gerador: ${ip ?? ALL}`,
    `Detalhes do evento: ${detail ?? ALL}`,
  ].join(' | ');
}
