import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Db } from '#platform/db/database';
import { type ImportDetails, type Inconsistency, readInconsistencies } from './history-queries.ts';

const BATCH = 1_000;
const BYTE_ORDER_MARK = '\ufeff';

const sectionNames = {
  units: 'Unidades de saúde',
  teams: 'Equipes',
  professionals: 'Profissionais',
  lotacoes: 'Lotações',
} as const;

/** Sends all inconsistencies of an import as CSV, read in batches: UTF-8 with mark and semicolons. */
export function writeInconsistenciesCsv(db: Db, report: ImportDetails, reply: FastifyReply): FastifyReply {
  const day = report.createdAt.slice(0, 10);
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header(
      'content-disposition',
      `attachment; filename="cnes-inconsistencias-${report.municipality.ibge}-${day}.csv"`,
    )
    .header('cache-control', 'no-store')
    .send(Readable.from(csvOf(db, report.id)));
}

async function* csvOf(db: Db, importId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + line(['Grupo', 'Linha', 'Identificação', 'Situação', 'Código', 'Motivo']);
  for (let after = 0; ; ) {
    const rows = await readInconsistencies(db, importId, { after, limit: BATCH });
    if (rows.length === 0) return;
    yield rows.map(lineOf).join('');
    after = rows.at(-1)?.number ?? after;
  }
}

const lineOf = ({ section, row, key, rejected, code, message }: Inconsistency) =>
  line([
    sectionNames[section],
    String(row),
    key,
    rejected ? 'Não importado' : 'Importado com aviso',
    code,
    message,
  ]);

const line = (cells: readonly string[]) => `${cells.map(cell).join(';')}\r\n`;

/** A cell that a spreadsheet would take for a formula is made text: keys come from the file. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
