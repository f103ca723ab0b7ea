import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import './import.css';
import {
  Button,
  Card,
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
  SubmitButton,
  useAction,
  useJob,
  useRoute,
  useUrlFilters,
} from '#ui/index';
import {
  applyCitizenImportContract,
  discardCitizenImportContract,
  FORMER_VERSION,
  getCitizenImportContract,
  getCitizenImportRowContract,
  listCitizenImportRowsContract,
} from '../contract.ts';
import { ImportRows } from './import-rows.tsx';
import {
  type CitizenImport,
  isLive,
  ON_CONFLICT,
  type OnConflict,
  type Outcome,
  OUTCOME_ORDER,
  OUTCOMES,
} from './import-words.ts';
import { discardedWords, writtenWords } from './written-words.ts';

/** The import and its job, read again whenever the job changes state. */
function useImport(id: string) {
  const client = useQueryClient();
  const query = useRoute(getCitizenImportContract, { params: { id } });
  const report = query.data?.id === id ? query.data : undefined;
  const state = useJob(report?.jobId ?? null).data?.state;
  useEffect(() => {
    if (!state) return;
    for (const route of [
      getCitizenImportContract,
      getCitizenImportRowContract,
      listCitizenImportRowsContract,
    ]) {
      void client.invalidateQueries({ queryKey: routeKey(route) });
    }
  }, [state, client]);
  return { query, report };
}

/** How many of each kind; a press shows only these in the list, a second one shows all again. */
function Counts({
  report,
  shown,
  onShow,
}: {
  report: CitizenImport;
  shown: Outcome | '';
  onShow: (outcome: Outcome | '') => void;
}) {
  return (
    <div className="import-counts" role="group" aria-label="Mostrar só">
      {OUTCOME_ORDER.map((outcome) => (
        <button
          key={outcome}
          type="button"
          title={OUTCOMES[outcome].hint}
          aria-pressed={shown === outcome}
          disabled={report.counts[outcome] === 0}
          onClick={() => onShow(shown === outcome ? '' : outcome)}
        >
          {OUTCOMES[outcome].label}
          <strong className="numeric">{formatNumber(report.counts[outcome])}</strong>
        </button>
      ))}
    </div>
  );
}

function Discard({
  report: { id, counts },
  onProblem,
}: {
  report: CitizenImport;
  onProblem: (sentence: string) => void;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutateAsync, isPending } = useAction(discardCitizenImportContract);
  async function leave(): Promise<void> {
    try {
      await mutateAsync({ params: { id } });
      await client.invalidateQueries({ queryKey: ['citizens.listImports'] });
      showToast(discardedWords(counts.applied));
      await navigate({ to: '/importar-cidadaos' });
    } catch (error) {
      onProblem(problemSentence(error));
    }
  }
  return (
    <Button onClick={() => void leave()} busy={isPending && 'Descartando…'}>
      Descartar
    </Button>
  );
}

/** A file of which not every record was looked at, or kept, can only be sent again. */
function NotWhole({ report }: { report: CitizenImport }) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <Notice tone="warning">
        {report.ofFormerVersion
          ? FORMER_VERSION
          : 'Nem todos os registros deste arquivo foram conferidos. Descarte-o e envie-o de novo.'}
      </Notice>
      <div className="form-foot">
        <Discard report={report} onProblem={setProblem} />
      </div>
    </>
  );
}

function Decision({ report }: { report: CitizenImport }) {
  const client = useQueryClient();
  const apply = useAction(applyCitizenImportContract);
  const [problem, setProblem] = useState<string | null>(null);
  const params = { id: report.id };
  const entering = report.counts.new + report.counts.fills + report.counts.differs;

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
        hint="Em dúvida? Abra um registro da lista: ele mostra os dois valores e o que cada escolha faz."
      />
      <div className="form-foot">
        <Discard report={report} onProblem={setProblem} />
        {entering === 0 ? null : (
          <SubmitButton>{report.status === 'preview' ? 'Importar' : 'Continuar'}</SubmitButton>
        )}
      </div>
    </Form>
  );
}

function Report({ report }: { report: CitizenImport }) {
  const [{ situacao }, setFilters] = useUrlFilters({ situacao: '' });
  const shown = OUTCOME_ORDER.find((one) => one === situacao) ?? '';
  const rows = useRef<HTMLElement>(null);
  const show = (outcome: Outcome | '') => {
    setFilters({ situacao: outcome });
    rows.current?.scrollIntoView({ block: 'nearest' });
  };
  if (isLive(report) && report.jobId) return <JobCard id={report.jobId} noun="registros" />;
  return (
    <>
      <Card title={report.fileName}>
        <div className="column gap-16">
          {report.error ? <Notice tone="danger">{report.error.message}</Notice> : null}
          {report.status === 'imported' ? (
            <Notice tone="success" title="Importação concluída.">
              {writtenWords(report.counts.applied)}
            </Notice>
          ) : null}
          <Counts report={report} shown={shown} onShow={show} />
          {report.canApply ? <Decision report={report} /> : null}
          {report.canDiscard && !report.canApply ? <NotWhole report={report} /> : null}
        </div>
      </Card>
      <ImportRows ref={rows} report={report} outcome={shown} />
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
