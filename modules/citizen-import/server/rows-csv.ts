import type { FastifyReply } from 'fastify';
import Papa from 'papaparse';
import type { Db } from '#platform/db/database';
import { CSV_TYPE, sendFile } from '#platform/http/send-file';
import { listRows, type RowOutcome } from './queries.ts';

const BATCH = 1_000;
const BYTE_ORDER_MARK = '\ufeff';
const OUTCOMES: Readonly<Record<RowOutcome, string>> = {
  new: 'Novo',
  fills: 'Completa o cadastro',
  differs: 'Difere do cadastro',
  same: 'Igual ao cadastro',
  doubt: 'Em dúvida',
  rejected: 'Não importado',
};

/** Sends the rows of an import as CSV, read in batches. A cell is never a formula: names of entries come from the file. */
export const writeRowsCsv = (db: Db, importId: string, reply: FastifyReply): FastifyReply =>
  sendFile(reply, {
    name: `importacao-cidadaos-${importId}.csv`,
    type: CSV_TYPE,
    pieces: linesOf(db, importId),
  });

async function* linesOf(db: Db, importId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + lines([['Registro', 'Arquivo no zip', 'Situação', 'Motivo']]);
  for (let after = 0; ; ) {
    const rows = await listRows(db, importId, { after, limit: BATCH });
    if (rows.length === 0) return;
    yield lines(
      rows.map(({ number, entry, outcome, reasons }) => [
        String(number),
        entry,
        OUTCOMES[outcome],
        reasons.map(({ message }) => message).join(' '),
      ]),
    );
    after = rows.at(-1)?.number ?? after;
  }
}

const lines = (rows: string[][]): string =>
  `${Papa.unparse(rows, { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: true })}\r\n`;
