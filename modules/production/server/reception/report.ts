import type { ReportFinding } from '@pec-aberto/ledi';
import type { FastifyReply } from 'fastify';
import type { Db } from '#platform/db/database';
import { CSV_BYTE_ORDER_MARK, csvLine } from '#platform/files/csv';
import { CSV_TYPE, sendFile } from '#platform/http/send-file';
import type { Ledi } from '#platform/ledi/load';
import { listReportRows, type ReportRow } from './report-queries.ts';

const PAGE = 1_000;
/** Official titles of the "relatório de inconsistências". */
const TITLES = [
  'Data de Recebimento',
  'Tipo de Recebimento',
  'Nome do Arquivo',
  'Lote',
  'Tipo da Ficha',
  'CNES Emitente',
  'UUID',
  'Versão',
  'Registro da Ficha',
  'Validações de Regras Negócio',
  'Validações de Campos Obrigatórios',
  'Erros Estruturais',
];
const ORIGINS = { file: 'ARQUIVO', online: 'ONLINE', api: 'API' } as const;
const NOTHING = '-';

/** A lot as somebody reads it; `municipalityId`: of a lot of the command line, only the fichas of that municipality. */
export type ReportedLote = { id: string; timeZone: string; municipalityId: string | null };

/** Sends an inconsistency report as CSV, `name` its file without ending. */
export const sendReport = (
  db: Db,
  ledi: Ledi,
  { name, lotes }: { name: string; lotes: readonly ReportedLote[] },
  reply: FastifyReply,
): FastifyReply =>
  sendFile(reply, { name: `${name}.csv`, type: CSV_TYPE, pieces: inconsistencyReport(db, ledi, lotes) });

/** The inconsistency report of lots, line by line: refused and repeated records, in the order of each lot. */
export async function* inconsistencyReport(
  db: Db,
  ledi: Ledi,
  lotes: readonly ReportedLote[],
): AsyncGenerator<string> {
  yield CSV_BYTE_ORDER_MARK + csvLine(TITLES);
  for (const lote of lotes) {
    const day = new Intl.DateTimeFormat('pt-BR', {
      timeZone: lote.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    for (let after = -1; ; ) {
      const rows = await listReportRows(db, lote, { after, limit: PAGE });
      const last = rows.at(-1);
      if (!last) break;
      yield rows.map((row) => csvLine(cellsOf(ledi, day, row))).join('');
      after = last.position;
    }
  }
}

function cellsOf(ledi: Ledi, day: Intl.DateTimeFormat, row: ReportRow): string[] {
  const { findings, tipo } = row;
  const structural = said(findings, 'estrutural');
  return [
    day.format(row.receivedAt),
    ORIGINS[row.origin],
    row.fileName,
    row.number === null ? NOTHING : String(row.number),
    (tipo !== null && ledi.layout.formByTipo.get(tipo)?.title) || NOTHING,
    row.cnes ?? NOTHING,
    row.uuid ?? NOTHING,
    row.version ?? NOTHING,
    row.entry ?? NOTHING,
    said(findings, 'regra de negócio'),
    said(findings, 'campo obrigatório'),
    row.outcome === 'repeated' ? 'Duplicadas: 1' : structural,
  ];
}

/** The findings of a group, each with the field it stands at. */
const said = (findings: readonly ReportFinding[], group: string): string =>
  findings
    .filter((finding) => finding.group === group)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
    .join(' | ') || NOTHING;
