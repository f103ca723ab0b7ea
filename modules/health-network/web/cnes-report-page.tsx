import { titleCaseName } from '@pec-aberto/brazil';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  Button,
  Card,
  ErrorState,
  formatDate,
  formatDateTime,
  formatNumber,
  JobCard,
  Page as Frame,
  Skeleton,
  StatusMark,
  useSession,
  type Fact,
  Facts,
} from '#ui/index';
import { CountsTable } from './cnes-counts.tsx';
import { CnesInconsistencies } from './cnes-inconsistencies.tsx';
import { CnesLeaving } from './cnes-leaving.tsx';
import { CnesOutcome } from './cnes-outcome.tsx';
import { type CnesReport, countedNoun, isLiveImport } from './cnes-view.ts';
import { IMPORT_STATUS } from './import-status.ts';
import { useImportReport } from './use-current-import.ts';
import { usePrint } from './use-print.ts';
import { WithoutAgenda } from './without-agenda.tsx';
import './network.css';

/** Instant → 'dd/mm/aaaa às hh:mm'. */
const dated = (instant: string | Date) => formatDateTime(instant).replace(' ', ' às ');

function factsOf(report: CnesReport): Fact[] {
  const { shape, label } = IMPORT_STATUS[report.status];
  return [
    { label: 'Situação', value: <StatusMark shape={shape}>{label}</StatusMark> },
    { label: 'Data', value: dated(report.finishedAt ?? report.createdAt) },
    {
      label: 'Responsável',
      value: report.requestedBy ? titleCaseName(report.requestedBy) : 'Linha de comando',
    },
    { label: 'Arquivo', value: report.fileName },
    { label: 'Gerado em', value: report.fileDate ? formatDate(report.fileDate) : '' },
    { label: 'Versão do XML', value: report.layout },
  ];
}

const isImported = ({ status }: CnesReport) => status === 'imported' || status === 'unchanged';

/** To the sections below: the first may be long. */
function SectionLinks({ report }: { report: CnesReport }) {
  if (!report.counts) return null;
  return (
    <nav className="section-links no-print" aria-label="Seções do relatório">
      <a href="#sem-agenda">{formatNumber(report.withoutAgenda)} sem agenda configurada</a>
      <a href="#nao-importados">{formatNumber(report.inconsistencies)} com inconsistência</a>
      {report.counts.lotacoes.inactivated > 0 ? <a href="#quem-sai">Quem sai</a> : null}
      <a href="#registros">Registros importados</a>
    </nav>
  );
}

/** The three sections of the report, when the file was read to its end. */
function Sections({ report }: { report: CnesReport }) {
  if (!report.counts) return null;
  return (
    <>
      <WithoutAgenda importId={report.id} />
      <CnesInconsistencies report={report} />
      {isImported(report) ? <CnesLeaving report={report} /> : null}
      <div id="registros">
        <Card title={isImported(report) ? 'Registros importados' : 'O que o arquivo muda'}>
          <CountsTable counts={report.counts} label="Registros importados" />
        </Card>
      </div>
    </>
  );
}

function Report({ report, step }: { report: CnesReport; step: string | null }) {
  const navigate = useNavigate();
  const { user } = useSession().session;
  const printedAt = usePrint();
  const { name, uf } = report.municipality;
  return (
    <>
      <p className="print-only">
        {name} – {uf}
        {printedAt ? `. Impresso em ${dated(printedAt)} por ${user?.name ?? ''}.` : ''}
      </p>
      <Card title="Importação">
        <Facts facts={factsOf(report)} />
        <SectionLinks report={report} />
      </Card>
      {isLiveImport(report) && report.jobId ? <JobCard id={report.jobId} noun={countedNoun(step)} /> : null}
      {isImported(report) || isLiveImport(report) ? null : (
        <Card title={report.status === 'preview' ? 'Prévia' : 'Resultado'}>
          <CnesOutcome
            report={report}
            onApplied={() => undefined}
            onClose={() => void navigate({ to: '/cnes' })}
          />
        </Card>
      )}
      <Sections report={report} />
    </>
  );
}

/** "Relatório de importação de CNES". */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { report, query, step } = useImportReport(id);
  const base = 'Relatório de importação de CNES';
  const title = report ? `${base} - ${report.municipality.name}` : base;
  return (
    <Frame
      title={title}
      crumbs={[{ label: 'Importação de CNES', to: '/cnes' }, { label: 'Relatório' }]}
      actions={
        <Button icon={IconPrinter} onClick={() => window.print()}>
          Imprimir
        </Button>
      }
    >
      {report ? <Report report={report} step={step} /> : null}
      {!report && query.isError ? (
        <ErrorState what="o relatório" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {!report && !query.isError ? <Skeleton rows={8} /> : null}
    </Frame>
  );
}
