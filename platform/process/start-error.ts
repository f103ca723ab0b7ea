/**
 * Why the installation (or a part of it) cannot start. The message is a Portuguese sentence that says
 * what happened and what to do; whoever catches it prints it and exits 1.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const REASONS: Record<string, string> = {
  EACCES:
    'não pode ser gravada por esta conta. Dê permissão de escrita a ela ou aponte PEC_DATA_DIR para outra pasta',
  EPERM:
    'não pode ser gravada por esta conta. Dê permissão de escrita a ela ou aponte PEC_DATA_DIR para outra pasta',
  EROFS:
    'está em um disco montado só para leitura. Remonte com escrita ou aponte PEC_DATA_DIR para outra pasta',
  ENOSPC: 'está em um disco cheio. Libere espaço e inicie de novo',
  EDQUOT: 'atingiu a cota de disco desta conta. Libere espaço e inicie de novo',
  ENOTDIR: 'não é uma pasta. Aponte PEC_DATA_DIR para uma pasta',
  EEXIST: 'não é uma pasta. Aponte PEC_DATA_DIR para uma pasta',
};

/** The Portuguese sentence for a file system fault on `path`; other errors come back as they are. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return error;
  return new StartError(`A pasta ${path} ${reason}.`, { cause: error });
}
