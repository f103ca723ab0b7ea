import { useState } from 'react';
import { FileDrop, formatNumber, Notice, problemSentence, uploadApi } from '#platform/ui/index';
import { importDataPackageContract, MAX_PACKAGE_BYTES } from '../contract.ts';

type Outcome = { tone: 'success' | 'info' | 'danger'; text: string };

async function send(file: File): Promise<Outcome> {
  try {
    const { name, version, status, rows } = await uploadApi(importDataPackageContract, {}, file);
    if (status === 'unchanged') {
      return { tone: 'info', text: `Este conteúdo já está em uso (${name} ${version}). Nada foi alterado.` };
    }
    return { tone: 'success', text: `${name} ${version} em uso, com ${formatNumber(rows)} linhas.` };
  } catch (error) {
    return { tone: 'danger', text: problemSentence(error) };
  }
}

/** Sends one package and says what became of it. */
export function ImportPackage({ onImported }: { onImported: () => void }) {
  const [sending, setSending] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function importFile(file: File): Promise<void> {
    setOutcome(null);
    setSending(file.name);
    const result = await send(file);
    setSending(null);
    setOutcome(result);
    if (result.tone === 'success') onImported();
  }

  return (
    <div className="column gap-12">
      {sending ? (
        <Notice>Enviando e conferindo “{sending}”.</Notice>
      ) : (
        <FileDrop
          label="Importar pacote de dados"
          extensions={['.zip']}
          maxBytes={MAX_PACKAGE_BYTES}
          onFile={(file) => void importFile(file)}
        />
      )}
      {outcome ? <Notice tone={outcome.tone}>{outcome.text}</Notice> : null}
    </div>
  );
}
