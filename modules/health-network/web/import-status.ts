import type { StatusShape } from '#ui/index';
import type { CnesImport } from './cnes-view.ts';

/** States of an import as people read them, on its own pages, at home and in the bell. */
export const IMPORT_STATUS = {
  waiting: { shape: 'running', label: 'Na fila' },
  running: { shape: 'running', label: 'Em andamento' },
  preview: { shape: 'attention', label: 'Prévia, falta importar' },
  imported: { shape: 'done', label: 'Importado' },
  unchanged: { shape: 'done', label: 'Sem mudanças' },
  refused: { shape: 'failed', label: 'Recusado' },
  discarded: { shape: 'none', label: 'Descartado' },
  cancelled: { shape: 'none', label: 'Cancelado' },
  failed: { shape: 'failed', label: 'Falhou' },
} as const satisfies Record<CnesImport['status'], { shape: StatusShape; label: string }>;

type Ended = { importId: string; status: keyof typeof IMPORT_STATUS };
const isEnded = (result: unknown): result is Ended =>
  typeof result === 'object' && result !== null && 'importId' in result && 'status' in result;

/** The import that a job worked on, from its result; null when it broke off. */
export const importOf = (result: unknown): { id: string } | null =>
  isEnded(result) ? { id: result.importId } : null;

/** How the import ended: a refused file is a job that was done. */
export const endOfImport = (result: unknown) => (isEnded(result) ? IMPORT_STATUS[result.status] : null);
