import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { callUrl } from '#ui/client/api';
import { ButtonAnchor, formatDuration, formatNumber, formatRecent, Notice } from '#ui/index';
import { unificationReport } from '../../contract.ts';
import type { Process, Report } from '../../contract/process.ts';
import { OutcomesTable } from './outcomes-table.tsx';
import { ReportDetails } from './report-details.tsx';
import { VerifiedReport } from './verified.tsx';

/** The signed report, as a file. */
export function ReportLink({ id, of }: { id: string; of: 'rehearsal' | 'unification' }) {
  return (
    <ButtonAnchor
      size="small"
      icon={IconPrinter}
      href={callUrl(unificationReport.path, { params: { id }, query: { of } })}
      download
    >
      Relatório em PDF
    </ButtonAnchor>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <div className="card unification-figure">
      <span className="caption text-3">{label}</span>
      <span className="figure numeric">{value}</span>
      {children ? <span className="caption text-2">{children}</span> : null}
    </div>
  );
}

function Figures({ report, rehearsed }: { report: Report; rehearsed: boolean }) {
  const of = (outcome: 'version' | 'quarantined') =>
    report.tables.reduce((sum, table) => sum + table[outcome], 0);
  return (
    <div className="unification-figures">
      <Figure label="Linhas da unidade" value={formatNumber(report.rows)}>
        todas com destino
      </Figure>
      <Figure label="Pares de pessoas" value={formatNumber(report.pairs)}>
        para decidir depois; ninguém é unido sozinho
      </Figure>
      <Figure label="Versões e para olhar" value={formatNumber(of('version') + of('quarantined'))}>
        {formatNumber(of('quarantined'))} para olhar
      </Figure>
      <Figure
        label={rehearsed ? 'Tempo do ensaio' : 'Tempo na central'}
        value={formatDuration(report.seconds)}
      />
    </div>
  );
}

/** What the unification did, or before it what a rehearsal found. */
export function ReportView({ process }: { process: Process }) {
  const rehearsed = process.report === null;
  const report = process.report ?? process.rehearsal;
  if (!report) return null;
  return (
    <section className="column gap-12" aria-label={rehearsed ? 'Ensaio' : 'Relatório da unificação'}>
      <div className="row wrap">
        <h3>{rehearsed ? 'Ensaio concluído' : 'O que entrou'}</h3>
        <span className="caption text-3 unification-note">
          {formatRecent(report.at)}
          {rehearsed ? ' · nada mudou na central; pode ser repetido' : ''}
        </span>
        <ReportLink id={process.id} of={rehearsed ? 'rehearsal' : 'unification'} />
      </div>
      {report.faults.map((fault) => (
        <Notice key={fault} tone="danger" title="Assim não dá para unificar.">
          {fault}
        </Notice>
      ))}
      <VerifiedReport report={report} />
      <Figures report={report} rehearsed={rehearsed} />
      <OutcomesTable tables={report.tables} />
      <ReportDetails report={report} />
    </section>
  );
}
