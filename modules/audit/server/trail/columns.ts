import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { EventRow } from './event-queries.ts';
import { eventTexts } from './event-view.ts';
import type { Names } from './names.ts';

/** Columns of a printed trail, the same in PDF and CSV. */
export const columnTitles = [
  'Evento',
  'Usuário gerador',
  'Registro afetado',
  'Componente gerador',
  'Detalhes do evento',
] as const;

/** One event as its five cells, its instant in the municipality's zone. A name alone may be that of two records. */
export function eventCells(
  catalogue: Catalogue,
  row: EventRow,
  instant: (at: Date) => string,
  names: Names,
): readonly string[] {
  const { label, user, record, ip, detail } = eventTexts(catalogue, row, names);
  const id = row.subjectId !== null && names.has(row.subjectId) ? ` (${row.subjectId})` : '';
  return [`${instant(row.at)} ${label}`, user, record + id, ip === null ? '' : `Endereço IP: ${ip}`, detail];
}

/** 'dd/mm/aaaa hh:mm:ss' in a zone. */
export function instantText(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('pt-BR', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(at).replace(',', '');
}
