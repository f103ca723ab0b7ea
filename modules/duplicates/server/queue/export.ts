import Papa from 'papaparse';
import { auditRead } from '#platform/audit/read';
import { evidenceText } from '#modules/citizens/index';
import type { Db } from '#platform/db/database';
import type { ReadContext } from '#platform/usecase/context';
import { type Filters, findPairs, type Place, type Row } from './queries.ts';

const BYTE_ORDER_MARK = '\ufeff';
const PAGE = 1_000;
const OPTIONS = { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: true };

const ofPerson = (which: string) =>
  ['Identificador', 'Nome', 'Nascimento', 'Mãe', 'CPF', 'Unidade', 'Equipe'].map(
    (title) => `${title} ${which}`,
  );
const HEAD = ['Semelhança (%)', 'O que há em comum', ...ofPerson('A'), ...ofPerson('B'), 'Encontrado em'];

/** "Exportar cadastros duplicados": the queue as CSV, page by page. A cell is never a formula. */
export async function* exportDuplicates(context: ReadContext, filters: Filters): AsyncGenerator<string> {
  await auditRead(context, { type: 'duplicates.exported' });
  yield `${BYTE_ORDER_MARK}${Papa.unparse([HEAD], OPTIONS)}\r\n`;
  for await (const rows of pages(context.db, filters)) {
    yield `${Papa.unparse(rows.map(cellsOf), OPTIONS)}\r\n`;
  }
}

async function* pages(db: Db, filters: Filters): AsyncGenerator<Row[]> {
  let after: Place | undefined;
  for (;;) {
    const rows = await findPairs(db, filters, { after, limit: PAGE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { score: last.score ?? 0, id: last.id };
  }
}

function cellsOf({ score, evidence, people, foundAt }: Row): string[] {
  const percent = score === null ? '' : (score * 100).toLocaleString('pt-BR', { maximumFractionDigits: 1 });
  const common = evidence.map(evidenceText).join(', ');
  const of = ({ id, name, birthDate, motherName, cpf, unit, team }: Row['people'][number]) =>
    [id, name, birthDate, motherName, cpf, unit, team].map((value) => value ?? '');
  return [percent, common, ...people.flatMap(of), foundAt];
}
