import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../client/api.ts';
import { Button } from './button.tsx';
import { FileDrop } from './file-drop.tsx';
import { formatBytes } from './format.ts';
import { Notice } from './notice.tsx';
import { problemSentence } from '../client/problem.ts';

type Sending = { name: string; sent: number; total: number; waiting: boolean; stop: AbortController };
export type UploadOptions = {
  onProgress: (sent: number, total: number) => void;
  /** The link is away, and the sending goes on by itself once it is back; or it is back. */
  onWaiting: (waiting: boolean) => void;
  signal: AbortSignal;
};

function SendingCard({ sending, note }: { sending: Sending; note: string }) {
  const percent = sending.total > 0 ? Math.floor((100 * sending.sent) / sending.total) : 0;
  return (
    <div className="column">
      <div className="row secondary">
        <strong className="grow ellipsis" title={sending.name}>
          Enviando “{sending.name}”
        </strong>
        <span className="numeric text-2 nowrap">
          {formatBytes(sending.sent)} de {formatBytes(sending.total)}
        </span>
      </div>
      <progress className="progress large" max={100} value={percent} aria-label="Envio do arquivo" />
      <div className="row">
        <span className="grow caption text-3">
          {sending.waiting ? 'A ligação caiu. O envio continua sozinho quando ela voltar.' : note}
        </span>
        <Button size="small" onClick={() => sending.stop.abort()}>
          Cancelar envio
        </Button>
      </div>
    </div>
  );
}

/**
 * Chooses a file and sends it, with progress and a way to stop. `send` does the sending, and answers once the
 * server has the file; `onBusy` receives the sentence of a 409. `ready` false keeps the file from being sent
 * (something else must be chosen first, which the caller then says).
 */
export function UploadBox({
  label,
  hint,
  extensions,
  maxBytes,
  note = 'Não feche esta página até o envio terminar.',
  ready = () => true,
  send,
  onBusy,
  children,
}: {
  label: string;
  hint: string;
  extensions: readonly string[];
  maxBytes: number;
  /** What to know while it is being sent. */
  note?: string;
  ready?: () => boolean;
  send: (file: File, options: UploadOptions) => Promise<void>;
  onBusy: (sentence: string) => void;
  /** What helps to find the file. */
  children?: ReactNode;
}) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    setProblem(null);
    if (!ready()) return;
    const stop = new AbortController();
    const { name, size } = file;
    const show = (change: Partial<Sending>) =>
      setSending((before) => ({ name, sent: 0, total: size, waiting: false, stop, ...before, ...change }));
    show({});
    try {
      await send(file, {
        onProgress: (sent, total) => show({ sent, total }),
        onWaiting: (waiting) => show({ waiting }),
        signal: stop.signal,
      });
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
        <SendingCard sending={sending} note={note} />
      ) : (
        <FileDrop
          label={label}
          hint={hint}
          extensions={extensions}
          maxBytes={maxBytes}
          onFile={(file) => void take(file)}
        />
      )}
      {children}
    </div>
  );
}
