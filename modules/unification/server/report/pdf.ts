import type { Block, Column } from '#platform/documents/document';
import { documentBytes } from '#platform/documents/print';
import type { SecretBox } from '#platform/settings/secret-box';
import type { Process, Report } from '../../contract/process.ts';
import { type ReportOf, signedReport, type SignedReport } from './sign.ts';

const number = new Intl.NumberFormat('pt-BR').format;

const OUTCOME_COLUMNS: readonly Column[] = [
  { title: 'Dados', share: 0.34 },
  { title: 'Na unidade', share: 0.11, align: 'right' },
  { title: 'Novas', share: 0.11, align: 'right' },
  { title: 'Iguais', share: 0.11, align: 'right' },
  { title: 'Vinculadas', share: 0.11, align: 'right' },
  { title: 'Versões', share: 0.11, align: 'right' },
  { title: 'Para olhar', share: 0.11, align: 'right' },
];
const CONTENT_COLUMNS: readonly Column[] = [
  { title: 'Dados', share: 0.3 },
  { title: 'Linhas', share: 0.1, align: 'right' },
  { title: 'Como deviam ficar', share: 0.25 },
  { title: 'Como ficaram', share: 0.25 },
  { title: 'Resultado', share: 0.1 },
];
const TELLING_COLUMNS: readonly Column[] = [
  { title: 'O que é', share: 0.2 },
  { title: 'Qual', share: 0.35 },
  { title: 'O que houve', share: 0.45 },
];
const UNIT_COLUMNS: readonly Column[] = [
  { title: 'CNES', share: 0.15 },
  { title: 'Unidade de saúde', share: 0.5 },
  { title: 'O que acontece', share: 0.35 },
];
const STAY_COLUMNS: readonly Column[] = [
  { title: 'Tabela', share: 0.3 },
  { title: 'Por que fica', share: 0.7 },
];

const heading = (text: string): Block => ({ kind: 'heading', text });
const line = (text: string): Block => ({ kind: 'text', text });

const outcomes = ({ tables, rows, pairs }: Report): Block[] => [
  heading('O que acontece com cada linha'),
  {
    kind: 'table',
    columns: OUTCOME_COLUMNS,
    rows: tables.map((table) => [
      table.kind,
      ...[table.rows, table.inserted, table.equal, table.linked, table.version, table.quarantined].map(
        number,
      ),
    ]),
  },
  line(
    `Total: ${number(rows)} linhas da unidade, todas com destino. Pares de cadastros que podem ser da mesma pessoa, para ` +
      `decidir depois: ${number(pairs)}.`,
  ),
];

function verification({ verified, tables }: Report): Block[] {
  if (!verified) return [];
  const kinds = new Map(tables.map(({ table, kind }) => [table, kind]));
  return [
    heading('Conferência do que ficou na central'),
    {
      kind: 'text',
      text: verified.ok
        ? 'Tudo o que saiu da unidade está na central, com o mesmo conteúdo.'
        : 'Há diferenças.',
      look: 'strong',
    },
    line(
      `Prontuários contados um a um: ${number(verified.citizens)}, com diferença ${number(verified.citizensDiffering)}. ` +
        `Registros sem dono: ${number(verified.orphans)}.`,
    ),
    {
      kind: 'table',
      columns: CONTENT_COLUMNS,
      rows: verified.tables.map(({ table, rows, expected, found }) => [
        kinds.get(table) ?? table,
        number(rows),
        expected,
        found,
        expected === found ? 'Igual' : 'Diferente',
      ]),
    },
  ];
}

/** A part with its table; nothing where there is nothing to tell. */
const listed = (text: string, columns: readonly Column[], rows: string[][]): Block[] =>
  rows.length === 0 ? [] : [heading(text), { kind: 'table', columns, rows }];

const details = ({ faults, units, telling, stays }: Report): Block[] => [
  ...(faults.length > 0 ? [heading('O que impede de continuar'), ...faults.map(line)] : []),
  ...listed(
    'Unidades de saúde',
    UNIT_COLUMNS,
    units.map(({ cnes, name, outcome }) => [cnes, name, outcome]),
  ),
  ...listed(
    'O que convém olhar',
    TELLING_COLUMNS,
    telling.map(({ kind, called, reason }) => [kind, called, reason]),
  ),
  ...listed(
    'O que não vem, e por quê',
    STAY_COLUMNS,
    stays.map(({ table, reason }) => [table, reason]),
  ),
];

const seal = ({ process, signature }: SignedReport): Block[] => [
  heading('Assinatura'),
  { kind: 'text', text: signature, look: 'strong' },
  line(
    'Feita com a chave da instalação que emitiu este relatório, sobre tudo o que ele diz. Para provar que nada foi mudado, rode ' +
      `nela pec unification report ${process.id} --json: a assinatura é a mesma.`,
  ),
];

const TITLES: Record<ReportOf, string> = {
  rehearsal: 'Ensaio da unificação de bases',
  unification: 'Relatório da unificação de bases',
};

/** What a report needs besides itself. */
export type Printing = {
  secrets: SecretBox;
  /** Name of the installation that prints it, and its zone. */
  installation: string;
  timeZone: string;
  now: Date;
  /** Name and version. */
  program: string;
};

/** The report on A4. 404 while there is none. */
export async function reportPdf(process: Process, of: ReportOf, printing: Printing): Promise<Buffer> {
  const { secrets, installation, timeZone, program } = printing;
  const signed = signedReport(process, of, secrets);
  const { report } = signed;
  const at = new Date(report.at).toLocaleString('pt-BR', { timeZone });
  const [unit, centre] =
    process.side === 'sending' ? [installation, process.peer] : [process.peer, installation];
  return documentBytes({
    paper: 'A4',
    title: TITLES[of],
    head: null,
    foot: { printedAt: printing.now, timeZone, by: null, program },
    blocks: [
      line(`Da instalação local ${unit} para a central ${centre}, ${process.link}`),
      line(
        `Pedida por ${process.responsible}. Feito em ${at}, em ${number(Math.round(report.seconds))} s na central.`,
      ),
      ...outcomes(report),
      ...verification(report),
      ...details(report),
      ...seal(signed),
    ],
  });
}
