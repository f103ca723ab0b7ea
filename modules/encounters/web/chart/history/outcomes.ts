import type { StatusShape } from '#ui/index';
import type { Contact } from '../../../contract.ts';

/** What became of a received ficha. */
export const OUTCOMES: Record<NonNullable<Contact['outcome']>, { shape: StatusShape; label: string }> = {
  applied: { shape: 'done', label: 'Aplicado ao cadastro' },
  older: { shape: 'none', label: 'Mais antigo que o aplicado' },
  review: { shape: 'attention', label: 'Em revisão' },
  refused: { shape: 'failed', label: 'Recusado' },
  discarded: { shape: 'none', label: 'Descartado' },
};
