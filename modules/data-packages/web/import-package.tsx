import { useState } from 'react';
import type { Static } from 'typebox';
import { FileDrop, JobCard, Notice, problemSentence, uploadApi, useJob } from '#ui/index';
import { type ImportedPackage, importDataPackageContract, MAX_PACKAGE_BYTES } from '../contract.ts';
import { partsText, versionText } from './parts-text.ts';

function sentenceOf({ title, version, status, parts }: Static<typeof ImportedPackage>): string {
  if (status === 'unchanged')
    return `Este conteúdo já está em uso (${title}, ${versionText(version)}). Nada foi alterado.`;
  return `${title}, ${versionText(version)}, em uso: ${partsText(parts)}.`;
}

/** A table being replaced, and what became of it. */
export function ImportOutcome({ jobId }: { jobId: string }) {
  const { data: job } = useJob(jobId);
  if (job?.state !== 'done') return <JobCard id={jobId} />;
  return <Notice tone="success">{sentenceOf(job.result as Static<typeof ImportedPackage>)}</Notice>;
}

/** Sends one package; its import is a job that `onStarted` is told of. */
export function ImportPackage({ onStarted }: { onStarted: (jobId: string) => void }) {
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File): Promise<void> {
    setProblem(null);
    setSending(file.name);
    try {
      onStarted((await uploadApi(importDataPackageContract, {}, file)).jobId);
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
          label="Importar pacote de dados"
          extensions={['.zip']}
          maxBytes={MAX_PACKAGE_BYTES}
          onFile={(file) => void send(file)}
        />
      )}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
    </div>
  );
}
