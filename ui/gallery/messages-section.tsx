import { Button, Card, Notice, showToast, showUndo, StatusMark, type StatusShape } from '../index.ts';
import { type Tone } from '../kit/notice.tsx';

const NOTICES: readonly [Tone, string][] = [
  ['info', 'Agendas individuais já configuradas não mudam.'],
  ['success', 'Lote enviado. As 1.268 fichas já contam.'],
  ['warning', 'Faltam 12 dias para o intervalo mínimo desta dose.'],
  ['danger', 'O arquivo é do CNES de outro município. Nada foi alterado.'],
];
const MARKS: readonly [StatusShape, string][] = [
  ['done', 'Enviado'],
  ['attention', 'Aguardando envio'],
  ['failed', 'Erro no envio'],
  ['running', 'Enviando'],
  ['none', 'Inativa'],
];
const TAGS = ['', 'primary', 'success', 'warning', 'danger', 'info'];

export function MessagesSection() {
  return (
    <Card title="Mensagens e situação">
      {NOTICES.map(([tone, text]) => (
        <Notice
          key={tone}
          tone={tone}
          action={
            <Button look="text" size="small">
              Ver
            </Button>
          }
        >
          {text}
        </Notice>
      ))}
      <div className="row wrap gap-12">
        {MARKS.map(([shape, text]) => (
          <StatusMark key={shape} shape={shape}>
            {text}
          </StatusMark>
        ))}
      </div>
      <div className="row wrap gap-6">
        {TAGS.map((tag) => (
          <span key={tag} className={`tag ${tag}`}>
            Etiqueta
          </span>
        ))}
      </div>
      <div className="row wrap">
        <Button onClick={() => showToast('Ficha salva.')}>Aviso de confirmação</Button>
        <Button
          onClick={() =>
            showUndo('Agendamento de Odete Farias cancelado.', () => {
              showToast('O agendamento voltou.');
              return Promise.resolve();
            })
          }
        >
          Aviso com desfazer
        </Button>
      </div>
    </Card>
  );
}
