import { useState } from 'react';
import type { Static } from 'typebox';
import { FileDrop, formatNumber, JobCard, Notice, problemSentence, uploadApi, useJob } from '#ui/index';
import { MAX_LOTE_BYTES, type ReceivedLote, receiveLoteContract } from '../contract.ts';

/** "20 válidas, 10 inválidas": the outcomes that some ficha had. */
function sentenceOf({ valid, invalid, repeated, held, total }: Static<typeof ReceivedLote>): string {
  const counts = [
    [valid, valid === 1 ? 'válida' : 'válidas'],
    [invalid, invalid === 1 ? 'inválida' : 'inválidas'],
    [repeated, repeated === 1 ? 'repetida' : 'repetidas'],
    [held, held === 1 ? 'retida' : 'retidas'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${formatNumber(count)} ${word}`);
  const fichas = total === 1 ? '1 ficha recebida' : `${formatNumber(total)} fichas recebidas`;
  return `${fichas}: ${told.join(', ')}.`;
}

/** A lot being received, and what became of it. */
function Outcome({ jobId }: { jobId: string }) {
  const { data: job } = useJob(jobId);
  if (job?.state !== 'done') return <JobCard id={jobId} />;
  const received = job.result as Static<typeof ReceivedLote>;
  return <Notice tone={received.invalid > 0 ? 'warning' : 'success'}>{sentenceOf(received)}</Notice>;
}

/** "Importar arquivo": sends one lot, and tells what became of it. */
export function SendLote() {
  const [jobId, setJobId] = useState<string | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File): Promise<void> {
    setProblem(null);
    setSending(file.name);
    try {
      setJobId((await uploadApi(receiveLoteContract, {}, file)).jobId);
    } catch (error) {
      setProblem(problemSentence(error));
    }
    setSending(null);
  }

  return (
    <div className="column gap-12">
      {sending ? (
        <Notice>Enviando “{sending}”.</Notice>
      ) : (
        <FileDrop
          label="Importar lote de fichas"
          hint="Arraste o .zip do lote para cá ou clique para escolher"
          extensions={['.zip']}
          maxBytes={MAX_LOTE_BYTES}
          onFile={(file) => void send(file)}
        />
      )}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {jobId ? <Outcome jobId={jobId} /> : null}
    </div>
  );
}
