import { formatCnpj, formatCpf } from '@pec-aberto/brazil';
import { IconEdit } from '@tabler/icons-react';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { Button, Card, Facts, formatNumber, Notice } from '#ui/index';
import type { getSendingContract } from '../contract.ts';
import { SenderDialog } from './sender-dialog.tsx';

const CPF_LENGTH = 11;
const shownDocument = (text: string) => (text.length === CPF_LENGTH ? formatCpf(text) : formatCnpj(text));

export type Sending = RouteOutput<typeof getSendingContract>;

const LIST = new Intl.ListFormat('pt-BR');

/** Where a lot generated now goes, in a sentence. */
export function whereItGoes({ destinations, allowed, sentence, training }: Sending): string {
  if (training) return 'De treinamento, o lote não é transmitido: só sai em arquivo.';
  if (!allowed) return sentence;
  if (destinations.length === 0)
    return 'Não há destino para envio on-line: depois de gerado, salve-o em arquivo.';
  return `Depois de gerado, vai sozinho para ${LIST.format(destinations)}.`;
}

/** What waits for a lot, whether it may leave, and who sends it. */
export function SendingSummary({ sending, edit }: { sending: Sending; edit: boolean }) {
  const { unsent, hour, sender, allowed, sentence, training, destinations } = sending;
  const [editing, setEditing] = useState(false);
  return (
    <>
      {training ? (
        <Notice tone="warning">
          Instalação de treinamento: nada é transmitido, e o arquivo dos lotes sai marcado. A produção o
          recusa.
        </Notice>
      ) : null}
      {sender ? null : (
        <Notice tone="warning">
          Falta dizer quem envia: até lá nenhum lote sai, nem pela rede nem em arquivo.
        </Notice>
      )}
      {!allowed && !training ? <Notice tone="warning">{sentence}</Notice> : null}
      <Card
        title="Fichas ainda fora de lotes"
        note={`entram sozinhas num lote às ${hour}`}
        action={
          edit ? (
            <Button icon={IconEdit} size="small" onClick={() => setEditing(true)}>
              {sender ? 'Editar envio' : 'Dizer quem envia'}
            </Button>
          ) : null
        }
      >
        <Facts
          facts={[
            { label: 'Fichas', value: formatNumber(unsent) },
            {
              label: 'Quem envia',
              value: sender ? `${sender.name} (${shownDocument(sender.document)})` : 'Falta dizer',
            },
            {
              label: 'Envio on-line',
              value:
                destinations.length > 0
                  ? `Cada lote vai sozinho para ${LIST.format(destinations)}`
                  : 'Nenhum destino: os lotes são levados em arquivo',
            },
          ]}
        />
      </Card>
      {editing ? <SenderDialog sender={sender} hour={hour} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
