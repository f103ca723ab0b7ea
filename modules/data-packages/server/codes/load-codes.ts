import type { DataPackage, Row } from '@pec-aberto/terminology';
import type { Tx } from '#platform/db/database';
import { type Problem, refused } from '#platform/errors/problem';
import type { CodeSystem } from '../../contract/codes.ts';
import { type CodeItem, endOtherCodes, renewCodes, settleCodes } from './code-queries.ts';

/** The refusal of a package whose rows cannot be used; the one in use stays. */
export const invalidRow = ({ manifest }: DataPackage, what: string): Problem =>
  refused(
    'package-invalid-row',
    `O pacote “${manifest.title}” foi recusado: ${what}. A tabela em uso foi mantida; obtenha o pacote de novo.`,
  );

/** A new month leaves out a few codes of the one before. */
const KEPT = 0.8;

/** Throws 422 `package-cut` for a table that has lost more than a fifth of the rows in use: its file ends too soon. */
export function requireWhole({ manifest }: DataPackage, table: string, rows: number, inUse: number): void {
  if (rows >= inUse * KEPT) return;
  const [count, before] = [rows, inUse].map((number) => number.toLocaleString('pt-BR'));
  throw refused(
    'package-cut',
    `O pacote “${manifest.title}” foi recusado: em “${table}” há ${count} linhas, e na tabela em uso há ${before}. O arquivo parece cortado. A tabela em uso foi mantida; obtenha o pacote de novo.`,
  );
}

/** A code with what most tables do not say of theirs. */
export const plainItem = (
  item: Pick<CodeItem, 'system' | 'code' | 'name'> & Partial<CodeItem>,
): CodeItem => ({
  sex: null,
  ageFrom: null,
  ageUntil: null,
  cboList: null,
  cidList: null,
  details: {},
  ...item,
});

/**
 * Puts the codes of a table in place of those in use, in batches as they are read: those that are in it no more stay
 * readable. Returns how many there are. Throws 422 for a code without name, one that repeats, and a table without any.
 */
export async function loadCodes(
  db: Tx,
  data: DataPackage,
  system: CodeSystem,
  batches: AsyncIterable<readonly CodeItem[]>,
): Promise<number> {
  const seen = new Set<string>();
  for await (const items of batches) {
    for (const { code, name } of items) {
      if (!CODE.test(code)) throw invalidRow(data, `“${code}” não é código`);
      if (name.trim() === '') throw invalidRow(data, `o código ${code} não tem nome`);
      if (seen.has(code)) throw invalidRow(data, `o código ${code} se repete`);
      seen.add(code);
    }
    await renewCodes(db, items);
  }
  if (seen.size === 0) throw invalidRow(data, `não há nenhum código em ${system}`);
  await endOtherCodes(db, system, [...seen], data.manifest.version);
  await settleCodes(db);
  return seen.size;
}
/** The source writes a few with a blank inside ("BR0340195 -1"). */
const CODE = /^[0-9A-Za-z][0-9A-Za-z./ -]{0,19}$/;

/** Rows of a table of a package, each made into a code. */
export async function* itemsOf(
  data: DataPackage,
  table: string,
  made: (row: Row) => CodeItem,
): AsyncIterable<readonly CodeItem[]> {
  for await (const rows of data.rows(table)) yield rows.map(made);
}
