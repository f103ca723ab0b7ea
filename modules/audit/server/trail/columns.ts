import type { EventRow } from './event-queries.ts';
import { eventTexts } from './event-view.ts';

/** Columns of a printed trail (§12.2), the same in PDF and CSV. */
export const columnTitles = [
  'Evento',
  'Usuário gerador',
  'Registro afetado',
  'Componente gerador',
  'Detalhes do evento',
] as const;

/** One event as its five cells, its instant in the municipality's zone. */
export function eventCells(row: EventRow, instant: (at: Date) => string): readonly string[] {
  const { label, user, record, ip, detail } = eventTexts(row);
  return [`${instant(row.at)} ${label}`, user, record, ip === null ? '' : `Endereço IP: ${ip}`, detail];
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
