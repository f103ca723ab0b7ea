import type { StatusShape } from '#ui/light';
import type { LotSummary, Outcome, RecordRow } from './lot/protocol.ts';

/** "1 erro", "12 erros". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('pt-BR')} ${number === 1 ? one : many}`;

export const SHAPES: Readonly<Record<Outcome, StatusShape>> = {
  valid: 'done',
  invalid: 'failed',
  held: 'attention',
  unreadable: 'failed',
};

/** What became of a record, in words: "Válida", "3 erros", "Válida, 1 aviso". */
export function outcomeWords({ outcome, errors, warnings }: RecordRow): string {
  const warned = warnings > 0 ? `, ${count(warnings, 'aviso')}` : '';
  if (outcome === 'valid') return `Válida${warned}`;
  if (outcome === 'held') return 'Aguardando pacote';
  if (outcome === 'unreadable') return 'Ilegível';
  return count(errors, 'erro') + warned;
}

/** "101 fichas: 94 válidas, 6 com erro, 1 aguardando pacote": the parts add up to the whole. */
export function lotWords({ total, counts }: LotSummary): string {
  const { valid, invalid, unreadable, held } = counts;
  const parts = [
    valid > 0 && count(valid, 'válida'),
    invalid > 0 && `${invalid.toLocaleString('pt-BR')} com erro`,
    unreadable > 0 && count(unreadable, 'ilegível', 'ilegíveis'),
    held > 0 && `${held.toLocaleString('pt-BR')} aguardando pacote`,
  ];
  return `${count(total, 'ficha')}: ${parts.filter(Boolean).join(', ')}`;
}
