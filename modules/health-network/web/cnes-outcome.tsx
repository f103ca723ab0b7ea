import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  ConfirmDialog,
  formatDate,
  formatRecent,
  Notice,
  problemSentence,
  routeKey,
  showToast,
  useAccess,
  useAction,
} from '#ui/index';
import { applyCnesImport, discardCnesImport, getCnesImport, listCnesImports } from '../contract.ts';
import { CountsTable } from './cnes-counts.tsx';
import { CnesLeaving } from './cnes-leaving.tsx';
import { type CnesReport, changesNothing, leavingSentence } from './cnes-view.ts';

type Actions = {
  /** The stored file was sent to work again, under this import. */
  onApplied: (importId: string) => void;
  /** Leaves this import aside, to choose another file. */
  onClose: () => void;
};

/** The first access opens no other page: there the words tell where the report will be. */
function ReportLink({ id, look, children }: { id: string; look: 'text' | 'primary'; children: string }) {
  if (useAccess().firstAccess) {
    return <span className="caption text-3">Depois de concluir, o relatório fica em CNES.</span>;
  }
  return (
    <ButtonLink to="/cnes/$id" params={{ id }} look={look}>
      {children}
    </ButtonLink>
  );
}

/** The stored file again: to import it, or to preview it (`older`: although it is older). */
function useApply(report: CnesReport, onApplied: Actions['onApplied']) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(applyCnesImport);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function apply(mode: 'preview' | 'import', allowOlder = report.allowOlder): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      const { importId } = await mutateAsync({ params: { id: report.id }, body: { mode, allowOlder } });
      // The same import with a new job: until it is read, the buttons stay busy.
      await client.invalidateQueries({ queryKey: routeKey(getCnesImport) });
      onApplied(importId);
    } catch (error) {
      setProblem(problemSentence(error));
    } finally {
      setPending(false);
    }
  }
  return { apply, isPending, problem };
}

/** "Descartar": the file of a preview is erased on the server, once that was asked. */
function Discard({ report, onClose }: Pick<Actions, 'onClose'> & { report: CnesReport }) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(discardCnesImport);
  const [asking, setAsking] = useState(false);
  const { fileName, createdAt } = report;
  async function discard(): Promise<void> {
    await mutateAsync({ params: { id: report.id }, body: {} });
    await client.invalidateQueries({ queryKey: routeKey(listCnesImports) });
    await client.invalidateQueries({ queryKey: routeKey(getCnesImport) });
    showToast('Prévia descartada. Nada foi alterado.');
    onClose();
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Descartar</Button>
      {asking ? (
        <ConfirmDialog
          title="Descartar a prévia?"
          confirm="Descartar"
          cancel="Manter prévia"
          danger
          onConfirm={discard}
          onClose={() => setAsking(false)}
        >
          O arquivo <strong>{fileName}</strong>, enviado {formatRecent(createdAt)}, é apagado do servidor. O
          que já está aqui não muda.
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function Preview({ report, onApplied, onClose }: Actions & { report: CnesReport }) {
  const { apply, isPending, problem } = useApply(report, onApplied);
  const { counts, inconsistencies, fileName, fileDate, createdAt, requestedBy } = report;
  return (
    <div className="column gap-12">
      <p className="secondary text-2">
        Prévia de <strong>{fileName}</strong>
        {fileDate ? `, gerado em ${formatDate(fileDate)}` : ''}, enviado{' '}
        {requestedBy ? `por ${titleCaseName(requestedBy)} ` : ''}
        {formatRecent(createdAt)}. Nada foi alterado ainda.
      </p>
      {counts ? (
        <>
          <CountsTable counts={counts} label="O que o arquivo muda" />
          <p>
            {changesNothing(counts) ? (
              <strong>O arquivo é igual ao que já está aqui: nada muda. </strong>
            ) : null}
            {leavingSentence(counts, inconsistencies)}
          </p>
        </>
      ) : null}
      {report.allowOlder ? (
        <Notice tone="warning">Este arquivo é mais antigo que o último importado.</Notice>
      ) : null}
      {report.canApply ? null : (
        <Notice>O arquivo desta prévia não está mais guardado. Envie-o de novo para importar.</Notice>
      )}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <div className="form-foot">
        {inconsistencies > 0 ? (
          <ReportLink id={report.id} look="text">
            Ver inconsistências
          </ReportLink>
        ) : null}
        {report.canApply ? (
          <Discard report={report} onClose={onClose} />
        ) : (
          <Button onClick={onClose}>Escolher outro arquivo</Button>
        )}
        {report.canApply ? (
          <Button look="primary" busy={isPending && 'Iniciando…'} onClick={() => void apply('import')}>
            Importar
          </Button>
        ) : null}
      </div>
      <CnesLeaving report={report} />
    </div>
  );
}

function Done({ report, onClose }: Pick<Actions, 'onClose'> & { report: CnesReport }) {
  const { counts, inconsistencies } = report;
  return (
    <div className="column gap-12">
      <Notice tone="success" title={report.status === 'imported' ? 'Importação concluída.' : undefined}>
        {report.status === 'imported'
          ? 'Leia o relatório: ele mostra o que precisa ser corrigido no CNES.'
          : 'O arquivo é igual ao que já está aqui: nada mudou.'}
      </Notice>
      {counts ? <CountsTable counts={counts} label="O que a importação mudou" /> : null}
      {counts && inconsistencies > 0 ? <p>{leavingSentence(counts, inconsistencies)}</p> : null}
      <div className="form-foot">
        <Button onClick={onClose}>Importar outro arquivo</Button>
        <ReportLink id={report.id} look="primary">
          Ver relatório
        </ReportLink>
      </div>
    </div>
  );
}

const OLDER_FILE = 'older-file';

/** Refused only because a newer file was imported before: may go on, knowing both dates. */
function Older({ report, onApplied, onClose }: Actions & { report: CnesReport }) {
  const { apply, problem } = useApply(report, onApplied);
  const [asking, setAsking] = useState(false);
  return (
    <div className="column gap-12">
      <Notice tone="warning">{report.error?.message}</Notice>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <div className="form-foot">
        <Button onClick={() => setAsking(true)}>Usar este arquivo mesmo assim</Button>
        <Button look="primary" onClick={onClose}>
          Escolher outro arquivo
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title="Usar um arquivo mais antigo?"
          confirm="Ver a prévia do arquivo antigo"
          onConfirm={() => apply('preview', true)}
          onClose={() => setAsking(false)}
        >
          <span className="column">
            <span>{report.error?.message}</span>
            <span>
              O que mudou no CNES depois dele volta a ser como era. A prévia mostra o efeito antes de
              importar.
            </span>
          </span>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

const STOPPED = {
  discarded: 'O arquivo foi descartado. Nada foi alterado.',
  cancelled: 'Importação interrompida a pedido. Nada foi alterado.',
  failed: 'A importação parou no meio e foi desfeita: nada foi alterado.',
  refused: 'O arquivo foi recusado. Nada foi alterado.',
} as const;

function Stopped({
  report,
  status,
  onApplied,
  onClose,
}: Actions & { report: CnesReport; status: keyof typeof STOPPED }) {
  const { apply, isPending, problem } = useApply(report, onApplied);
  return (
    <div className="column gap-12">
      <Notice
        tone={status === 'cancelled' || status === 'discarded' ? 'info' : 'danger'}
        title={`${report.fileName}:`}
      >
        {report.error?.message ?? STOPPED[status]}
      </Notice>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <div className="form-foot">
        {report.canApply ? (
          <Button busy={isPending && 'Iniciando…'} onClick={() => void apply('preview')}>
            Tentar de novo com este arquivo
          </Button>
        ) : null}
        <Button look="primary" onClick={onClose}>
          Escolher outro arquivo
        </Button>
      </div>
    </div>
  );
}

/** How an import ended, or waits for a decision, and what may be done now. */
export function CnesOutcome({ report, ...actions }: Actions & { report: CnesReport }) {
  const { status } = report;
  if (status === 'preview') return <Preview report={report} {...actions} />;
  if (status === 'imported' || status === 'unchanged') return <Done report={report} {...actions} />;
  if (report.error?.code === OLDER_FILE && report.canApply) return <Older report={report} {...actions} />;
  if (status === 'waiting' || status === 'running') return null;
  return <Stopped report={report} status={status} {...actions} />;
}
