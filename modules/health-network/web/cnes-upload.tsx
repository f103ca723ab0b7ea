import { useState } from 'react';
import {
  ApiProblem,
  Button,
  FileDrop,
  formatBytes,
  Notice,
  problemSentence,
  uploadApi,
} from '#platform/ui/index';
import { CNES_UPLOAD_BYTES, startCnesImport } from '../contract.ts';

type Sending = { name: string; sent: number; total: number; stop: AbortController };

function SendingCard({ sending }: { sending: Sending }) {
  const percent = sending.total > 0 ? Math.floor((100 * sending.sent) / sending.total) : 0;
  return (
    <div className="column">
      <div className="row secondary">
        <strong className="grow ellipsis">Enviando “{sending.name}”</strong>
        <span className="numeric text-2 nowrap">
          {formatBytes(sending.sent)} de {formatBytes(sending.total)}
        </span>
      </div>
      <progress className="progress large" max={100} value={percent} aria-label="Envio do arquivo" />
      <div className="row">
        <span className="grow caption text-3">Não feche esta página até o envio terminar.</span>
        <Button size="small" onClick={() => sending.stop.abort()}>
          Cancelar envio
        </Button>
      </div>
    </div>
  );
}

/**
 * Chooses the file and sends it to be previewed. `municipality` is null when the installer has not chosen
 * one yet: `onMissing` then says so. `onBusy` receives the refusal because another import is under way.
 */
export function CnesUpload({
  municipality,
  onMissing,
  onStarted,
  onBusy,
}: {
  /** IBGE code; undefined when the access implies it. */
  municipality: string | null | undefined;
  onMissing: () => void;
  onStarted: (importId: string) => void;
  onBusy: (sentence: string) => void;
}) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File): Promise<void> {
    setProblem(null);
    if (municipality === null) return onMissing();
    const stop = new AbortController();
    const show = (sent: number, total: number) => setSending({ name: file.name, sent, total, stop });
    show(0, file.size);
    const fields = { mode: 'preview', ...(municipality ? { municipality } : {}) };
    try {
      const options = { onProgress: show, signal: stop.signal };
      onStarted((await uploadApi(startCnesImport, { fields }, file, options)).importId);
    } catch (error) {
      if (stop.signal.aborted) return;
      if (error instanceof ApiProblem && error.status === 409) onBusy(error.detail);
      else setProblem(problemSentence(error));
    } finally {
      setSending(null);
    }
  }

  return (
    <div className="column gap-12">
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {sending ? (
        <SendingCard sending={sending} />
      ) : (
        <FileDrop
          label="Clique para importar ou arraste o arquivo"
          hint="XML do CNES nas versões 3.1, 3.0 ou 2.1, do jeito que foi baixado"
          extensions={['.zip', '.xml']}
          maxBytes={CNES_UPLOAD_BYTES}
          onFile={(file) => void send(file)}
        />
      )}
      <p className="caption text-3">
        Onde obter: no e-Gestor, em “XML-ESUS-APS”, ou em{' '}
        <a href="https://cnes2.datasus.gov.br" target="_blank" rel="noreferrer">
          cnes2.datasus.gov.br
        </a>
        , em “Serviços”, “Gestores”, “Recebimento Arquivos (Download)”. O arquivo se chama XMLPARAESUS, com o
        código IBGE do município.
      </p>
    </div>
  );
}
