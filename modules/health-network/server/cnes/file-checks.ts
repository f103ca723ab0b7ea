import { CnesFileError, type CnesHeader } from '@pec-aberto/cnes-xml';
import { sameMunicipality } from '@pec-aberto/brazil';
import type { Db } from '#platform/db/database';
import { latestToday } from '../person-checks.ts';
import { findOfficialName, type Municipality } from '../municipality-queries.ts';
import { findLastFileDate } from './history-queries.ts';

/** The file as a whole is refused and nothing changes. `message` is shown as it is. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: string;
  /** Of the file, where it could be read. */
  readonly fileDate: string | null;

  constructor(code: string, message: string, fileDate: string | null = null) {
    super(message);
    this.code = code;
    this.fileDate = fileDate;
  }
}

export type FileRefusal = { code: string; message: string; fileDate: string | null };

/** The refusal an error stands for; undefined for failures that are not the file's. */
export function refusalOf(error: unknown): FileRefusal | undefined {
  if (!(error instanceof FileRefused || error instanceof CnesFileError)) return undefined;
  const fileDate = error instanceof FileRefused ? error.fileDate : null;
  return { code: error.code, message: error.message, fileDate };
}

/** Throws FileRefused for a file of another municipality, of the future, or older than the last one imported. */
export async function checkHeader(
  db: Db,
  header: CnesHeader,
  expected: { municipality: Municipality; allowOlder: boolean; now: Date },
): Promise<void> {
  const { municipality } = expected;
  if (!sameMunicipality(header.ibge, municipality.ibge)) {
    const name = await findOfficialName(db, header.ibge);
    const file = name === undefined ? header.ibge : `${header.ibge} – ${name}`;
    throw new FileRefused(
      'municipality-mismatch',
      `O arquivo é do CNES de outro município (${file}). Esperado: ${municipality.name}. Nada foi alterado.`,
      header.date,
    );
  }
  if (header.date > latestToday(expected.now)) {
    throw new FileRefused(
      'future-file',
      `O arquivo diz que foi gerado em ${brazilian(header.date)}, que ainda não chegou. Nada foi alterado. ` +
        'Baixe-o de novo do CNES; se a data dele está certa, acerte o relógio do servidor.',
      header.date,
    );
  }
  const last = await findLastFileDate(db, municipality.id);
  if (last !== undefined && header.date < last && !expected.allowOlder) {
    throw new FileRefused(
      'older-file',
      `O arquivo é de ${brazilian(header.date)}, mais antigo que o último importado (${brazilian(last)}). ` +
        'Nada foi alterado. Confirme se quer mesmo voltar a ele.',
      header.date,
    );
  }
}

const brazilian = (date: string) => date.split('-').reverse().join('/');
