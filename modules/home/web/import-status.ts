import type { StatusShape } from '#platform/ui/index';

/** States of an import as people read them. */
export const IMPORT_STATUS = {
  waiting: { shape: 'running', label: 'Na fila' },
  running: { shape: 'running', label: 'Em andamento' },
  preview: { shape: 'attention', label: 'Prévia, falta importar' },
  imported: { shape: 'done', label: 'Importado' },
  unchanged: { shape: 'done', label: 'Sem mudanças' },
  refused: { shape: 'failed', label: 'Recusado' },
  cancelled: { shape: 'none', label: 'Cancelado' },
  failed: { shape: 'failed', label: 'Falhou' },
} as const satisfies Record<string, { shape: StatusShape; label: string }>;
