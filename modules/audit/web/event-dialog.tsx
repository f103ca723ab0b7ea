import { titleCasePlace } from '@pec-aberto/brazil';
import { CopyField, Dialog, formatDateTime, StatusMark } from '#ui/index';
import type { AuditEventView } from './event-shape.ts';

const SEALS = {
  sealed: { shape: 'done', word: 'Em bloco assinado' },
  waiting: { shape: 'running', word: 'Será selado em segundos' },
  foreign: { shape: 'failed', word: 'Não foi gravado por este programa: avise o responsável pela segurança' },
} as const;

/** One event in full. */
export function EventDialog({ event, onClose }: { event: AuditEventView; onClose: () => void }) {
  const facts = [
    ['Data e hora', formatDateTime(event.at)],
    ['Usuário gerador', titleCasePlace(event.user)],
    ['Registro afetado', event.record || '–'],
    ['Componente gerador', event.ip ? `Endereço IP: ${event.ip}` : '–'],
    ['Detalhes do evento', event.detail],
    ['Campos', event.fields.join(', ') || '–'],
  ] as const;
  return (
    <Dialog title={event.label} width={560} onClose={onClose}>
      <div className="column gap-16">
        <dl className="audit-facts">
          {facts.map(([term, text]) => (
            <div key={term}>
              <dt className="caption text-3">{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt className="caption text-3">Selo</dt>
            <dd>
              <StatusMark shape={SEALS[event.seal].shape}>{SEALS[event.seal].word}</StatusMark>
            </dd>
          </div>
        </dl>
        {event.recordId ? <CopyField label="Identificador do registro" value={event.recordId} /> : null}
        <CopyField label="Identificador do evento" value={event.id} />
      </div>
    </Dialog>
  );
}
