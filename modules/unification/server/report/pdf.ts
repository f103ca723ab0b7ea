import type { SecretBox } from '#platform/settings/secret-box';
import type { Process, Report } from '../../contract/process.ts';
import { Paper, type PaperColumn } from './paper.ts';
import { type ReportOf, signedReport, type SignedReport } from './sign.ts';

const number = new Intl.NumberFormat('pt-BR').format;

const OUTCOME_COLUMNS: readonly PaperColumn[] = [
  { title: 'Dados', share: 0.34 },
  { title: 'Na unidade', share: 0.11, align: 'right' },
  { title: 'Novas', share: 0.11, align: 'right' },
  { title: 'Iguais', share: 0.11, align: 'right' },
  { title: 'Vinculadas', share: 0.11, align: 'right' },
  { title: 'Versões', share: 0.11, align: 'right' },
  { title: 'Para olhar', share: 0.11, align: 'right' },
];
const CONTENT_COLUMNS: readonly PaperColumn[] = [
  { title: 'Dados', share: 0.3 },
  { title: 'Linhas', share: 0.1, align: 'right' },
  { title: 'Como deviam ficar', share: 0.25 },
  { title: 'Como ficaram', share: 0.25 },
  { title: 'Resultado', share: 0.1 },
];
const TELLING_COLUMNS: readonly PaperColumn[] = [
  { title: 'O que é', share: 0.2 },
  { title: 'Qual', share: 0.35 },
  { title: 'O que houve', share: 0.45 },
];
const UNIT_COLUMNS: readonly PaperColumn[] = [
  { title: 'CNES', share: 0.15 },
  { title: 'Unidade de saúde', share: 0.5 },
  { title: 'O que acontece', share: 0.35 },
];
const STAY_COLUMNS: readonly PaperColumn[] = [
  { title: 'Tabela', share: 0.3 },
  { title: 'Por que fica', share: 0.7 },
];

function outcomes(paper: Paper, { tables, rows, pairs }: Report): void {
  paper.part('O que acontece com cada linha');
  paper.table(
    OUTCOME_COLUMNS,
    tables.map((table) => [
      table.kind,
      ...[table.rows, table.inserted, table.equal, table.linked, table.version, table.quarantined].map(
        number,
      ),
    ]),
  );
  paper.line(
    `Total: ${number(rows)} linhas da unidade, todas com destino. Pares de cadastros que podem ser da mesma pessoa, para ` +
      `decidir depois: ${number(pairs)}.`,
  );
}

function verification(paper: Paper, { verified, tables }: Report): void {
  if (!verified) return;
  const kinds = new Map(tables.map(({ table, kind }) => [table, kind]));
  paper.part('Conferência do que ficou na central');
  paper.line(
    verified.ok ? 'Tudo o que saiu da unidade está na central, com o mesmo conteúdo.' : 'Há diferenças.',
    'bold',
  );
  paper.line(
    `Prontuários contados um a um: ${number(verified.citizens)}, com diferença ${number(verified.citizensDiffering)}. ` +
      `Registros sem dono: ${number(verified.orphans)}.`,
  );
  paper.table(
    CONTENT_COLUMNS,
    verified.tables.map(({ table, rows, expected, found }) => [
      kinds.get(table) ?? table,
      number(rows),
      expected,
      found,
      expected === found ? 'Igual' : 'Diferente',
    ]),
  );
}

function details(paper: Paper, { faults, units, telling, stays }: Report): void {
  if (faults.length > 0) {
    paper.part('O que impede de continuar');
    for (const fault of faults) paper.line(fault);
  }
  if (units.length > 0) {
    paper.part('Unidades de saúde');
    paper.table(
      UNIT_COLUMNS,
      units.map(({ cnes, name, outcome }) => [cnes, name, outcome]),
    );
  }
  if (telling.length > 0) {
    paper.part('O que convém olhar');
    paper.table(
      TELLING_COLUMNS,
      telling.map(({ kind, called, reason }) => [kind, called, reason]),
    );
  }
  if (stays.length > 0) {
    paper.part('O que não vem, e por quê');
    paper.table(
      STAY_COLUMNS,
      stays.map(({ table, reason }) => [table, reason]),
    );
  }
}

function seal(paper: Paper, { process, signature }: SignedReport): void {
  paper.part('Assinatura');
  paper.line(signature, 'mono');
  paper.line(
    'Feita com a chave da instalação que emitiu este relatório, sobre tudo o que ele diz. Para provar que nada foi mudado, rode ' +
      `nela pec unification report ${process.id} --json: a assinatura é a mesma.`,
  );
}

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
  /** Name and version. */
  program: string;
};

/** The report on A4. 404 while there is none. */
export async function reportPdf(process: Process, of: ReportOf, printing: Printing): Promise<Buffer> {
  const { secrets, installation, timeZone, program } = printing;
  const signed = signedReport(process, of, secrets);
  const { report } = signed;
  const at = new Date(report.at).toLocaleString('pt-BR', { timeZone });
  const paper = new Paper({ title: `${TITLES[of]}: ${process.peer}`, producer: program, foot: program });
  paper.title(TITLES[of]);
  const [unit, centre] =
    process.side === 'sending' ? [installation, process.peer] : [process.peer, installation];
  paper.line(`Da instalação local ${unit} para a central ${centre}, ${process.link}`);
  paper.line(
    `Pedida por ${process.responsible}. Feito em ${at}, em ${number(Math.round(report.seconds))} s na central.`,
  );
  outcomes(paper, report);
  verification(paper, report);
  details(paper, report);
  seal(paper, signed);
  return paper.bytes();
}
