import { useState } from 'react';
import type { Static } from 'typebox';
import { formatNumber, JobCard, Notice, UploadBox, useJob } from '#ui/index';
import type { ReceivedLote } from '../contract.ts';
import { MAX_LOTE_BYTES } from '../contract/uploads.ts';
import { sendInParts } from './send-in-parts.ts';

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

/** "Importar arquivo": sends one lot, however often the link is cut, and tells what became of it. */
export function SendLote() {
  const [jobId, setJobId] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  return (
    <div className="column gap-12">
      <UploadBox
        label="Importar lote de fichas"
        hint="Arraste o .zip do lote para cá ou clique para escolher"
        extensions={['.zip']}
        maxBytes={MAX_LOTE_BYTES}
        note="Se a ligação cair, o envio continua sozinho. Se esta página fechar, escolha o mesmo arquivo: ele continua de onde parou."
        send={async (file, options) => {
          setBusy(null);
          setJobId(await sendInParts(file, options));
        }}
        onBusy={setBusy}
      />
      {busy ? <Notice tone="danger">{busy}</Notice> : null}
      {jobId ? <Outcome jobId={jobId} /> : null}
    </div>
  );
}
