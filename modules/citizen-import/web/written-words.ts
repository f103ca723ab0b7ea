import { formatNumber } from '#ui/index';

/** What was written of a file. */
export const writtenWords = (applied: number): string =>
  applied === 1 ? '1 registro gravado.' : `${formatNumber(applied)} registros gravados.`;

/** A file that stopped in the middle may be discarded too: what entered stays. */
export const discardedWords = (applied: number): string =>
  `Arquivo descartado. ${applied === 0 ? 'Nada foi alterado.' : `O que já entrou ficou: ${writtenWords(applied)}`}`;
