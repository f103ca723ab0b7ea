import { CopyField, Dialog, formatDateTime, StatusMark } from '#platform/ui/index';
import type { AuditEventView } from './events-table.tsx';

/** One event in full. */
export function EventDialog({ event, onClose }: { event: AuditEventView; onClose: () => void }) {
  const facts = [
    ['Data e hora', formatDateTime(event.at)],
    ['Usuário gerador', event.user],
    ['Registro afetado', event.record || '–'],
    ['Componente gerador', event.ip ? `Endereço IP: ${event.ip}` : '–'],
    ['Detalhes do evento', event.detail],
    ['Campos', event.fields.join(', ') || '–'],
    ['Tipo interno', event.type],
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
              {event.sealed ? (
                <StatusMark shape="done">Em bloco assinado</StatusMark>
              ) : (
                <StatusMark shape="running">Será selado em segundos</StatusMark>
              )}
            </dd>
          </div>
        </dl>
        <CopyField label="Identificador do evento" value={event.id} />
      </div>
    </Dialog>
  );
}
