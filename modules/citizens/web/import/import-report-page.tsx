import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { callUrl } from '#platform/ui/api';
import './import.css';
import {
  Button,
  ButtonAnchor,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  ErrorState,
  Form,
  formatNumber,
  JobCard,
  Notice,
  Page as Frame,
  problemSentence,
  RadioCards,
  routeKey,
  showToast,
  Skeleton,
  StatusMark,
  SubmitButton,
  useAction,
  useJob,
  usePagedRoute,
  useRoute,
} from '#platform/ui/index';
import {
  applyCitizenImportContract,
  discardCitizenImportContract,
  downloadCitizenImportRowsContract,
  getCitizenImportContract,
  listCitizenImportRowsContract,
} from '../../contract/import.ts';
import {
  type CitizenImport,
  type ImportedRow,
  isLive,
  ON_CONFLICT,
  type OnConflict,
  type Outcome,
  OUTCOME_ORDER,
  OUTCOMES,
} from './import-words.ts';

/** The import and its job, read again whenever the job changes state. */
function useImport(id: string) {
  const client = useQueryClient();
  const query = useRoute(getCitizenImportContract, { params: { id } });
  const report = query.data?.id === id ? query.data : undefined;
  const state = useJob(report?.jobId ?? null).data?.state;
  useEffect(() => {
    if (!state) return;
    for (const route of [getCitizenImportContract, listCitizenImportRowsContract]) {
      void client.invalidateQueries({ queryKey: routeKey(route) });
    }
  }, [state, client]);
  return { query, report };
}

function Counts({ report }: { report: CitizenImport }) {
  return (
    <dl className="import-counts">
      {OUTCOME_ORDER.map((outcome) => (
        <div key={outcome} title={OUTCOMES[outcome].hint}>
          <dt>{OUTCOMES[outcome].label}</dt>
          <dd className="numeric">{formatNumber(report.counts[outcome])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Decision({ report }: { report: CitizenImport }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const apply = useAction(applyCitizenImportContract);
  const discard = useAction(discardCitizenImportContract);
  const [problem, setProblem] = useState<string | null>(null);
  const params = { id: report.id };
  const entering = report.counts.new + report.counts.fills + report.counts.differs;

  async function leave(): Promise<void> {
    try {
      await discard.mutateAsync({ params });
      await client.invalidateQueries({ queryKey: ['citizens.listImports'] });
      showToast('Arquivo descartado. Nada foi alterado.');
      await navigate({ to: '/importar-cidadaos' });
    } catch (error) {
      setProblem(problemSentence(error));
    }
  }

  return (
    <Form<{ onConflict: OnConflict }>
      label="Confirmar a importação"
      defaults={{ onConflict: report.onConflict ?? 'fill' }}
      onSubmit={async (values) => {
        await apply.mutateAsync({ params, body: values });
        await client.invalidateQueries({ queryKey: routeKey(getCitizenImportContract) });
      }}
    >
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {report.status === 'preview' ? null : (
        <Notice tone="warning">
          A importação parou no meio. O que já entrou ficou; continue de onde parou.
        </Notice>
      )}
      <RadioCards
        name="onConflict"
        label="Quando a base diz outra coisa"
        required
        choices={ON_CONFLICT.map((one) => ({ ...one }))}
      />
      <div className="form-foot">
        <Button onClick={() => void leave()} busy={discard.isPending && 'Descartando…'}>
          Descartar
        </Button>
        {entering === 0 ? null : (
          <SubmitButton>{report.status === 'preview' ? 'Importar' : 'Continuar'}</SubmitButton>
        )}
      </div>
    </Form>
  );
}

const COLUMNS: readonly Column<ImportedRow>[] = [
  {
    key: 'number',
    title: 'Registro',
    align: 'right',
    width: '84px',
    cell: ({ number }) => formatNumber(number),
  },
  { key: 'entry', title: 'Arquivo no zip', cell: ({ entry }) => <span className="ellipsis">{entry}</span> },
  {
    key: 'outcome',
    title: 'Situação',
    cell: ({ outcome }) => <StatusMark shape={OUTCOMES[outcome].shape}>{OUTCOMES[outcome].one}</StatusMark>,
  },
  {
    key: 'reasons',
    title: 'Motivo',
    cell: ({ reasons }) => reasons.map(({ message }) => message).join(' ') || '–',
  },
  {
    key: 'citizen',
    title: 'Cadastro',
    align: 'right',
    cell: ({ citizenId }) =>
      citizenId ? (
        <ButtonLink to="/cidadao/$id" params={{ id: citizenId }} look="text" size="small">
          Abrir cadastro
        </ButtonLink>
      ) : (
        '–'
      ),
  },
];

function Records({ id }: { id: string }) {
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const list = usePagedRoute(listCitizenImportRowsContract, {
    params: { id },
    query: outcome === '' ? {} : { outcome },
  });
  return (
    <Card title="Registros do arquivo">
      <div className="import-filter">
        <label className="field">
          <span className="field-label">Situação</span>
          <select
            className="input"
            value={outcome}
            onChange={({ target }) => setOutcome(target.value as Outcome | '')}
          >
            <option value="">Todas</option>
            {OUTCOME_ORDER.map((one) => (
              <option key={one} value={one}>
                {OUTCOMES[one].label}
              </option>
            ))}
          </select>
        </label>
        <ButtonAnchor
          size="small"
          icon={IconDownload}
          href={callUrl(downloadCitizenImportRowsContract.path, { params: { id } })}
          download
        >
          Baixar CSV
        </ButtonAnchor>
      </div>
      <DataTable
        label="registros do arquivo"
        columns={COLUMNS}
        list={list}
        rowKey={({ number }) => String(number)}
      />
    </Card>
  );
}

function Report({ report }: { report: CitizenImport }) {
  if (isLive(report) && report.jobId) return <JobCard id={report.jobId} noun="registros" />;
  return (
    <>
      <Card title={report.fileName}>
        <div className="column gap-16">
          {report.error ? <Notice tone="danger">{report.error.message}</Notice> : null}
          {report.status === 'imported' ? (
            <Notice tone="success" title="Importação concluída.">
              {report.counts.applied === 1
                ? '1 registro gravado.'
                : `${formatNumber(report.counts.applied)} registros gravados.`}
            </Notice>
          ) : null}
          <Counts report={report} />
          {report.canApply ? <Decision report={report} /> : null}
        </div>
      </Card>
      <Records id={report.id} />
    </>
  );
}

/** One file: what it would do, the decision, and what it did. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { query, report } = useImport(id);
  return (
    <Frame title="Importação de cidadãos">
      {!report && query.isError ? (
        <ErrorState what="a importação" error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {!report && query.isPending ? <Skeleton rows={6} /> : null}
      {report ? <Report report={report} /> : null}
    </Frame>
  );
}
