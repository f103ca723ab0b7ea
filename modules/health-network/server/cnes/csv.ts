import { maskCpf } from '@pec-aberto/brazil';
import type { FastifyReply } from 'fastify';
import type { Db } from '#platform/db/database';
import { CSV_TYPE, sendFile } from '#platform/http/send-file';
import { type ImportDetails, type Inconsistency, readInconsistencies } from './history-queries.ts';
import { type Leaving, readLeaving } from './leaving-queries.ts';

const BATCH = 1_000;
const BYTE_ORDER_MARK = '\ufeff';

const sectionNames = {
  units: 'Unidades de saúde',
  teams: 'Equipes',
  professionals: 'Profissionais',
  lotacoes: 'Lotações',
} as const;

/** Sends all inconsistencies of an import as CSV. */
export const writeInconsistenciesCsv = (db: Db, report: ImportDetails, reply: FastifyReply): FastifyReply =>
  send(reply, report, 'inconsistencias', inconsistencyLines(db, report.id));

/** Sends who leaves by an import as CSV. */
export const writeLeavingCsv = (db: Db, report: ImportDetails, reply: FastifyReply): FastifyReply =>
  send(reply, report, 'quem-sai', leavingLines(db, report));

/** Read in batches: UTF-8 with mark and semicolons. */
function send(
  reply: FastifyReply,
  { createdAt, municipality }: ImportDetails,
  what: string,
  lines: AsyncGenerator<string>,
): FastifyReply {
  const name = `cnes-${what}-${municipality.ibge}-${createdAt.slice(0, 10)}.csv`;
  return sendFile(reply, { name, type: CSV_TYPE, pieces: lines });
}

async function* inconsistencyLines(db: Db, importId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + line(['Grupo', 'Linha', 'Identificação', 'Situação', 'Código', 'Motivo']);
  for (let after = 0; ; ) {
    const rows = await readInconsistencies(db, importId, { after, limit: BATCH });
    if (rows.length === 0) return;
    yield rows.map(lineOf).join('');
    after = rows.at(-1)?.number ?? after;
  }
}

const LEAVING_TITLES = [
  'Profissional',
  'CNS',
  'CPF',
  'CBO',
  'Ocupação',
  'CNES',
  'Unidade',
  'INE',
  'Equipe',
  'Profissional fica sem lotação no município',
];

async function* leavingLines(db: Db, { id }: ImportDetails): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + line(LEAVING_TITLES);
  for (let after: Leaving | null = null; ; ) {
    const rows: Leaving[] = await readLeaving(db, id, { after, limit: BATCH });
    if (rows.length === 0) return;
    yield rows.map(leavingLine).join('');
    after = rows.at(-1) ?? null;
  }
}

const leavingLine = ({ name, cns, cpf, cbo, unit, team, last }: Leaving) =>
  line([
    name,
    cns ?? '',
    cpf ? maskCpf(cpf) : '',
    cbo.code,
    cbo.name,
    unit.cnes,
    unit.name,
    team?.ine ?? '',
    team?.name ?? '',
    last ? 'Sim' : 'Não',
  ]);

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
